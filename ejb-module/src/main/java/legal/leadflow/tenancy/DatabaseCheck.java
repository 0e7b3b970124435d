package legal.leadflow.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import legal.leadflow.kernel.ClockSkew;

/** Asks the database what durability and the separation of firms rest on: settings, the application's role, roles.sql, the clock. It needs no firm. */
@ApplicationScoped
public class DatabaseCheck {
    private static final int SECONDS = 5;
    private static final String ASK = "select current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'), r.rolsuper or r.rolbypassrls or r.rolcreaterole,"
            + " exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relowner = r.oid),"
            + " exists (select from pg_proc p where p.oid in ('pg_catalog.uuid_eq(uuid, uuid)'::regprocedure, 'pg_catalog.texteq(text, text)'::regprocedure,"
            + " 'pg_catalog.textne(text, text)'::regprocedure) and p.procost <> 0), clock_timestamp() from pg_roles r where r.rolname = current_user";
    @Resource(lookup = "java:jboss/datasources/LeadFlowDS") DataSource database;
    private final Clock clock;

    /** For CDI. */
    public DatabaseCheck() {
        clock = Clock.systemUTC();
    }

    /** For programs that run outside the server. */
    public DatabaseCheck(DataSource database) {
        this(database, Clock.systemUTC());
    }

    /** For tests, whose clock may be wrong. */
    DatabaseCheck(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What must not be: codes such as {@code fsync-off}; empty when all is well. {@code no-answer} when the database does not tell within five seconds. */
    public Set<String> faults() {
        try (Connection connection = database.getConnection(); PreparedStatement ask = connection.prepareStatement(ASK)) {
            ask.setQueryTimeout(SECONDS);
            Instant asked = clock.instant();
            try (ResultSet told = ask.executeQuery()) {
                told.next();
                return faults(told, asked);
            }
        } catch (SQLException e) {
            return Set.of("no-answer");
        }
    }

    private Set<String> faults(ResultSet told, Instant asked) throws SQLException {
        Set<String> faults = new TreeSet<>();
        add(faults, told.getString(1).equals("off"), "fsync-off");
        add(faults, told.getString(2).equals("off"), "full-page-writes-off");
        add(faults, told.getString(3).equals("off"), "synchronous-commit-off");
        add(faults, told.getBoolean(4), "role-too-strong");
        add(faults, told.getBoolean(5), "role-owns-tables");
        add(faults, told.getBoolean(6), "roles-sql-not-applied");
        Instant now = told.getObject(7, OffsetDateTime.class).toInstant();
        add(faults, ClockSkew.isTooMuch(ClockSkew.least(asked, now, Duration.ZERO, clock.instant())), "clock-skew"); // contexts carry a time
        return faults;
    }

    private static void add(Set<String> faults, boolean is, String code) {
        if (is) {
            faults.add(code);
        }
    }
}
