package legal.leadflow.setup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.Right;

/** What an administrator does with a migrated database before the first sign-in, as role {@code leadflow_owner}. Each step may be repeated. */
public class Installation {
    /** Acts in the new firm's name where row security asks for a person: nobody who could sign in. */
    private static final UUID NOBODY = new UUID(0, 0);
    private final DataSource owner;
    private final Secrets secrets;

    /**
     * @param owner   connections as {@code leadflow_owner}
     * @param secrets those of the server's credential store
     */
    public Installation(DataSource owner, Secrets secrets) {
        this.owner = owner;
        this.secrets = secrets;
    }

    /** Gives the database every context key of the credential store, valid from now for {@code valid}. */
    public void installContextKeys(Duration valid) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement role = connection.prepareStatement("set local role leadflow_ctx")) {
                role.execute();
            }
            for (String alias : secrets.aliases()) {
                if (alias.startsWith(Secrets.CONTEXT_PREFIX)) {
                    install(connection, Integer.parseInt(alias.substring(Secrets.CONTEXT_PREFIX.length())), secrets.secret(alias), valid);
                }
            }
            connection.commit();
        }
    }

    private static void install(Connection connection, int kid, byte[] key, Duration valid) throws SQLException {
        try (PreparedStatement install = connection.prepareStatement("select ctx.install_key(?, ?, make_interval(secs => ?))")) {
            install.setInt(1, kid);
            install.setBytes(2, key);
            install.setDouble(3, valid.toSeconds());
            install.execute();
        }
    }

    /**
     * Adds a firm with its first office and the usual practice areas; does nothing when it is there.
     *
     * @param id the id of its organization in the sign-in server
     */
    public void addFirm(UUID id, String name, ZoneId timeZone, Currency currency) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            new FirmContext(new ContextKeys(secrets)).enter(connection, id, NOBODY, Right.FIRM.bit() | Right.PEOPLE.bit());
            if (insertFirm(connection, id, name, timeZone, currency)) {
                insertOffice(connection, id, name, timeZone);
                for (PracticeAreaTemplate area : PracticeAreaTemplate.usual()) {
                    insert(connection, id, area);
                }
            }
            connection.commit();
        }
    }

    private static boolean insertFirm(Connection connection, UUID id, String name, ZoneId timeZone, Currency currency) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into firm (id, name, time_zone, currency) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, id);
            insert.setString(2, name);
            insert.setString(3, timeZone.getId());
            insert.setString(4, currency.getCurrencyCode());
            return insert.executeUpdate() == 1;
        }
    }

    private static void insertOffice(Connection connection, UUID firm, String name, ZoneId timeZone) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into office (firm_id, id, version, name, time_zone) values (?, ?, 0, ?, ?)")) {
            insert.setObject(1, firm);
            insert.setObject(2, Uuids.next());
            insert.setString(3, name);
            insert.setString(4, timeZone.getId());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, UUID firm, PracticeAreaTemplate area) throws SQLException {
        UUID areaId = Uuids.next();
        try (PreparedStatement insert = connection.prepareStatement("insert into practice_area (firm_id, id, version, name, name_es) values (?, ?, 0, ?, ?)")) {
            named(insert, firm, areaId, 3, area.name());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into case_type (firm_id, id, version, name, name_es, practice_area_id) values (?, ?, 0, ?, ?, ?)")) {
            for (PracticeAreaTemplate.Name type : area.caseTypes()) {
                named(insert, firm, Uuids.next(), 3, type);
                insert.setObject(5, areaId);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void named(PreparedStatement insert, UUID firm, UUID id, int first, PracticeAreaTemplate.Name name) throws SQLException {
        insert.setObject(1, firm);
        insert.setObject(2, id);
        insert.setString(first, name.english());
        insert.setString(first + 1, name.spanish());
    }
}
