package legal.leadflow.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/**
 * Loads a believable year into the two demo firms, as the application's own role, under each firm's signed context and with its keys.
 * A firm is loaded in one transaction, once: where it has leads or calls already, nothing happens.
 */
public final class DemoData {
    private final DataSource app;
    private final KeyRing keys;
    private final FirmContext context;
    private final List<DemoPerson> people;

    /**
     * @param app     connections as {@code leadflow_app}; the firms are installed
     * @param secrets those of the server's credential store
     * @param keys    directory of the firms' keys; a firm without a key gets one
     * @param people  of {@code config/keycloak/demo.json}
     */
    public DemoData(DataSource app, Secrets secrets, Path keys, List<DemoPerson> people) {
        this.app = app;
        this.keys = new KeyRing(keys, secrets);
        this.people = List.copyOf(people);
        context = new FirmContext(new ContextKeys(secrets));
    }

    /**
     * Loads what is missing.
     *
     * @param progress hears a line for each firm that was loaded
     */
    public void load(Consumer<String> progress) throws SQLException {
        for (DemoFirm firm : DemoFirm.both()) {
            if (!keys.has(firm.id())) {
                keys.create(firm.id());
            }
            try (Connection connection = app.getConnection()) {
                connection.setAutoCommit(false);
                List<DemoPerson> staff = people.stream().filter(person -> person.firm().equals(firm.id())).toList();
                enter(connection, firm, staff.stream().filter(person -> person.role() == Role.FIRM_ADMIN).findFirst().orElseThrow().id());
                if (empty(connection)) {
                    progress.accept(load(firm, connection, staff));
                }
                connection.commit();
            }
        }
    }

    private String load(DemoFirm firm, Connection connection, List<DemoPerson> staff) throws SQLException {
        Desk desk = new Desk(firm, connection, keys, staff, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        prove(connection, firm);
        for (DemoPerson person : staff) {
            enter(connection, firm, person.id()); // everybody writes their own row
            write(desk, person);
        }
        DemoPerson admin = desk.one(Role.FIRM_ADMIN);
        enter(connection, firm, admin.id());
        Origins origins = new Origins(desk).write();
        Invented invented = new Invented(desk.chance, firm.areaCodes());
        Leads leads = new Leads(desk, invented, origins);
        try (leads) {
            for (Instant received : desk.calendar.year(firm.leads())) {
                leads.open(received);
            }
            OtherCalls others = new OtherCalls(desk, invented, origins, leads.met(), leads.log());
            others.past(Math.max(400, firm.calls() - leads.log().made()));
            others.today();
            leads.log().close();
        }
        for (UUID writer : leads.log().notes().writers()) {
            enter(connection, firm, writer);
            leads.log().notes().write(writer);
        }
        enter(connection, firm, admin.id());
        try (Inquiries inquiries = new Inquiries(desk, invented, leads.met())) { // they refer to leads
            inquiries.write();
        }
        number(connection, firm, leads.count() + 1);
        audit(desk, admin);
        return "made a year of " + firm.alias() + ": " + leads.count() + " leads, " + leads.log().made() + " calls";
    }

    private void enter(Connection connection, DemoFirm firm, UUID person) throws SQLException {
        context.enter(connection, firm.id(), person, Right.bits(List.of(Right.values())));
    }

    private static boolean empty(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select exists (select from lead) or exists (select from call)"); ResultSet told = ask.executeQuery()) {
            told.next();
            return !told.getBoolean(1);
        }
    }

    /** The firm's row tells from now on that its key is this one; a firm whose key was another is not loaded. */
    private void prove(Connection connection, DemoFirm firm) throws SQLException {
        FieldCipher cipher = new FieldCipher(keys);
        try (PreparedStatement set = connection.prepareStatement("update firm set key_check = coalesce(key_check, ?) where id = ? returning key_check")) {
            set.setBytes(1, KeyProof.of(firm.id(), cipher, keys));
            set.setObject(2, firm.id());
            try (ResultSet row = set.executeQuery()) {
                if (!row.next() || !KeyProof.fits(firm.id(), row.getBytes(1), cipher, keys)) {
                    throw new IllegalStateException("firm " + firm.id() + " is not installed, or its key is another one");
                }
            }
        }
    }

    private static void write(Desk desk, DemoPerson person) throws SQLException {
        try (PreparedStatement insert = desk.connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at, office_id)"
                + " select ?, ?, 0, ?, ?, now(), (select id from office order by name limit 1) on conflict do nothing")) {
            insert.setObject(1, desk.firm.id());
            insert.setObject(2, person.id());
            insert.setBytes(3, desk.seal("staff.name", person.id(), person.name()));
            insert.setString(4, person.role().tokenName());
            insert.executeUpdate();
        }
    }

    private static void number(Connection connection, DemoFirm firm, long next) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("update firm set next_lead = ? where id = ?")) {
            set.setLong(1, next);
            set.setObject(2, firm.id());
            set.executeUpdate();
        }
    }

    private static void audit(Desk desk, DemoPerson admin) throws SQLException {
        try (Rows entries = desk.into("audit_entry", "firm_id, id, actor, action, outcome, subject_kind, subject_id")) {
            entries.add(desk.firm.id(), Desk.id(), admin.id(), "demo.loaded", "DONE", "firm", desk.firm.id());
        }
    }

    @Override
    public String toString() {
        return people.stream().map(DemoPerson::username).collect(Collectors.joining(", "));
    }
}
