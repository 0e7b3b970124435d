package legal.leadflow.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes of calls as the roles meet them in the database, whatever SQL they get there with. */
class CallNoteRowsIT {
    private static final String READ = "select count(*) from call_note where id = ?";
    private static final String WRITE = "update call_note set text = '\\x01', version = version + 1 where id = ?";
    private static final String FREED = "update call set lead_id = null where id = ?";
    private NoteDesk desk;
    private UUID hers;
    private UUID his;
    private UUID astray;

    @BeforeEach
    void hersAndHisAndOneOfNoLead() throws Exception {
        desk = new NoteDesk();
        hers = desk.takes(desk.renata, desk.told("As Renata heard it"));
        his = desk.takes(desk.marcus, desk.told("As Marcus heard it"));
        astray = desk.takes(desk.marcus, desk.astray("Wanted the pizza place"));
    }

    @Test
    void theFrontDeskReadsItsOwnAndThoseOfCallsWithoutALead() throws SQLException {
        assertThat(renata(READ, hers)).isEqualTo(1);
        assertThat(renata(READ, his)).isZero();
        assertThat(renata(READ, astray)).isEqualTo(1);
        assertThat(renata("select count(*) from call_note where id <> ?", UUID.randomUUID())).isEqualTo(2);
        assertThat(number(Role.RECEPTIONIST, UUID.randomUUID(), READ, hers)).as("another receptionist").isZero();
        for (Role role : List.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER)) {
            assertThat(number(role, UUID.randomUUID(), "select count(*) from call_note where id <> ?", UUID.randomUUID())).as(role.tokenName()).isEqualTo(3);
        }
        for (Role role : List.of(Role.MARKETING, Role.PROVIDER, Role.COMPLIANCE, Role.FIRM_ADMIN, Role.PLATFORM_ADMIN)) {
            assertThat(number(role, desk.renata.id(), "select count(*) from call_note where id <> ?", UUID.randomUUID())).as(role.tokenName()).isZero();
        }
    }

    @Test
    void theFrontDeskWritesItsOwnAlone() throws SQLException {
        assertThat(done(Role.RECEPTIONIST, desk.renata.id(), WRITE, hers)).isEqualTo(1);
        assertThat(done(Role.RECEPTIONIST, desk.renata.id(), WRITE, his)).isZero();
        assertThat(done(Role.RECEPTIONIST, desk.renata.id(), WRITE, astray)).as("to be read, not to be replaced").isZero();
        assertThat(done(Role.RECEPTIONIST, desk.renata.id(), "update call_note set by_id = '" + desk.renata.id() + "' where id = ?", his)).isZero();
        for (String name : List.of("'" + desk.marcus.id() + "'", "null")) {
            refused(Role.RECEPTIONIST, desk.renata.id(), "update call_note set by_id = " + name + " where id = ?", hers, "row-level security");
        }
    }

    @Test
    void peopleWriteInTheirOwnNameAndProvidersInNobodys() throws SQLException {
        assertThat(done(Role.INTAKE, desk.marcus.id(), "update call_note set text = '\\x01', by_id = '" + desk.marcus.id() + "' where id = ?", hers)).isEqualTo(1);
        refused(Role.ATTORNEY, desk.nadia.id(), WRITE, hers, "row-level security");
        refused(Role.ATTORNEY, desk.nadia.id(), "update call_note set by_id = null where id = ?", hers, "row-level security");
        UUID silent = silent();
        String insert = "insert into call_note (firm_id, id, version, text, at, by_id) select '" + desk.firm + "', ?, 0, '\\x01', now(), ";
        for (NoteDesk.Colleague who : List.of(desk.renata, desk.marcus)) {
            assertThat(done(who.role(), who.id(), insert + "'" + who.id() + "'", silent)).as(who.name()).isEqualTo(1);
            refused(who.role(), who.id(), insert + "'" + desk.nadia.id() + "'", silent, "row-level security");
        }
        refused(Role.RECEPTIONIST, desk.renata.id(), insert + "null", silent, "row-level security");
        assertThat(done(Role.INTAKE, desk.marcus.id(), insert + "null", silent)).as("an import is theirs").isEqualTo(1);
    }

    private UUID silent() {
        try {
            return desk.takes(desk.marcus, desk.told(null));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyDeletesANoteOrGivesItToAnotherCall() throws SQLException {
        for (String sql : List.of("delete from call_note where id = ?", "update call_note set id = gen_random_uuid() where id = ?")) {
            refused(Role.PARTNER, UUID.randomUUID(), sql, his, "permission denied");
        }
    }

    /** Otherwise whoever may not read a note took the call away from its lead first. */
    @Test
    void nobodyTakesACallAwayFromItsLead() throws SQLException {
        for (Role role : List.of(Role.RECEPTIONIST, Role.INTAKE, Role.ATTORNEY, Role.PARTNER)) {
            refused(role, UUID.randomUUID(), FREED, his, "a call stays with its lead");
            refused(role, UUID.randomUUID(), "update call set lead_id = (select o.lead_id from call o where o.id = '" + hers + "') where id = ?", his, "a call stays with its lead");
            assertThat(done(role, UUID.randomUUID(), "update call set lead_id = lead_id, outcome = 'VOICEMAIL' where id = ?", his)).as(role.tokenName()).isEqualTo(1);
        }
        Right[] lent = Stream.concat(Role.INTAKE.rights().stream(), Stream.of(Right.UNDO)).toArray(Right[]::new);
        try (Connection job = TestFirms.enter(desk.firm, desk.marcus.id(), lent)) {
            assertThat(run(job, FREED, his)).as("an import that is taken back").isEqualTo(1);
        }
    }

    @Test
    void aNoteIsTheStorysFromTheMomentItsCallGetsALead() throws SQLException {
        try (Connection connection = as(Role.RECEPTIONIST, desk.renata.id())) {
            assertThat(count(connection, READ, astray)).isEqualTo(1);
            assertThat(run(connection, "update call set lead_id = (select o.lead_id from call o where o.id = '" + his + "') where id = ?", astray)).isEqualTo(1);
            assertThat(count(connection, READ, astray)).isZero();
        }
    }

    private Connection as(Role role, UUID person) throws SQLException {
        return TestFirms.enter(desk.firm, person, role.rights().toArray(Right[]::new));
    }

    private int renata(String sql, UUID id) throws SQLException {
        return number(Role.RECEPTIONIST, desk.renata.id(), sql, id);
    }

    private int number(Role role, UUID person, String sql, UUID id) throws SQLException {
        try (Connection connection = as(role, person)) {
            return count(connection, sql, id);
        }
    }

    /** Rows changed; not committed. */
    private int done(Role role, UUID person, String sql, UUID id) throws SQLException {
        try (Connection connection = as(role, person)) {
            return run(connection, sql, id);
        }
    }

    private void refused(Role role, UUID person, String sql, UUID id, String why) throws SQLException {
        try (Connection connection = as(role, person)) {
            assertThatThrownBy(() -> run(connection, sql, id)).as(role.tokenName() + ": " + sql).hasMessageContaining(why);
        }
    }

    private static int count(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setObject(1, id);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static int run(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            return statement.executeUpdate();
        }
    }
}
