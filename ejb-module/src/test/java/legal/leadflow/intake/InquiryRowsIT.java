package legal.leadflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of inquiries as the roles meet them in the database, whatever SQL they get there with. */
class InquiryRowsIT {
    private static final String WORDS = "select count(*) from inquiry_message where id = ?";
    private static final String FREED = "update inquiry set state = 'RECEIVED', lead_id = null, triaged_at = null, triaged_by = null where id = ?";
    private InquiryDesk desk;
    private UUID waiting;
    private UUID converted;

    @BeforeEach
    void oneThatWaitsAndOneThatBecameALead() throws Exception {
        desk = new InquiryDesk();
        waiting = desk.receive(InquiryDesk.MARISOL, null, "Help");
        converted = desk.receive(InquiryDesk.MARISOL, null, "My story");
        desk.convert(converted, null);
    }

    @Test
    void theWordsOfALeadAreNotTheFrontDesks() throws SQLException {
        assertThat(number(Role.RECEPTIONIST, WORDS, waiting)).isEqualTo(1);
        assertThat(number(Role.RECEPTIONIST, WORDS, converted)).isZero();
        assertThat(number(Role.RECEPTIONIST, "select count(*) from inquiry_message where id <> ?", UUID.randomUUID())).isEqualTo(1);
        for (Role role : List.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER)) {
            assertThat(number(role, WORDS, converted)).as(role.tokenName()).isEqualTo(1);
        }
    }

    @Test
    void complianceSeesTheInquiryAndNoWordsAndOthersSeeNeither() throws SQLException {
        assertThat(number(Role.COMPLIANCE, "select count(*) from inquiry where id = ?", waiting)).isEqualTo(1);
        assertThat(number(Role.COMPLIANCE, WORDS, waiting)).isZero();
        for (Role role : List.of(Role.MARKETING, Role.PROVIDER, Role.FIRM_ADMIN)) {
            assertThat(number(role, "select count(*) from inquiry where id = ?", waiting)).as(role.tokenName()).isZero();
            assertThat(number(role, WORDS, waiting)).as(role.tokenName()).isZero();
        }
    }

    /** Otherwise whoever may not read the words took the inquiry away from its lead first. */
    @Test
    void nobodyTakesAnInquiryAwayFromItsLead() throws SQLException {
        for (Role role : List.of(Role.RECEPTIONIST, Role.INTAKE, Role.ATTORNEY, Role.PARTNER)) {
            try (Connection connection = as(role)) {
                assertThat(run(connection, FREED, converted)).as(role.tokenName()).isZero();
                assertThat(run(connection, "update inquiry set version = version + 1 where id = ?", waiting)).as(role.tokenName()).isEqualTo(1);
            }
        }
        assertThat(number(Role.RECEPTIONIST, WORDS, converted)).isZero();
    }

    @Test
    void whatCameInStaysAsItCameAndIsNotDeleted() throws SQLException {
        for (String sql : List.of("update inquiry set channel = 'MAIL' where id = ?", "update inquiry set received_at = now() where id = ?", "update inquiry set source_id = null where id = ?",
                "delete from inquiry where id = ?", "delete from inquiry_message where id = ?")) {
            try (Connection connection = as(Role.PARTNER)) {
                assertThatThrownBy(() -> run(connection, sql, waiting)).as(sql).hasMessageContaining("permission denied");
            }
        }
        for (String sender : List.of("given_name = null", "family_name = '\\x00'", "phone = '\\x00'", "email = '\\x00'")) { // granted, because values are sealed anew
            try (Connection connection = as(Role.RECEPTIONIST)) {
                assertThatThrownBy(() -> run(connection, "update inquiry set " + sender + " where id = ?", waiting)).as(sender).hasMessageContaining("what came in stays as it came");
            }
        }
        try (Connection connection = as(Role.PARTNER)) {
            assertThat(run(connection, "update inquiry_message set text = '' where id = ?", waiting)).as("only the work on keys seals words anew").isZero();
        }
    }

    @Test
    void aStateIsTrueAlsoInTheDatabase() throws SQLException {
        for (String set : List.of("state = 'SPAM'", "state = 'CONVERTED', triaged_at = now(), triaged_by = id", "state = 'REJECTED', triaged_at = now(), triaged_by = id",
                "state = 'DUPLICATE', triaged_at = now(), triaged_by = id", "state = 'DUPLICATE', triaged_at = now(), triaged_by = id, duplicate_of = id", "reason = 'OTHER'",
                "triaged_at = now(), triaged_by = id", "state = 'SPAM', triaged_at = now()", "lead_id = (select lead_id from inquiry where lead_id is not null)")) {
            try (Connection connection = as(Role.INTAKE)) {
                assertThatThrownBy(() -> run(connection, "update inquiry set " + set + " where id = ?", waiting)).as(set).hasMessageContaining("violates check constraint");
            }
        }
    }

    private Connection as(Role role) throws SQLException {
        return TestFirms.enter(desk.firm, UUID.randomUUID(), role.rights().toArray(Right[]::new));
    }

    private int number(Role role, String sql, UUID id) throws SQLException {
        try (Connection connection = as(role); PreparedStatement ask = connection.prepareStatement(sql)) {
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
