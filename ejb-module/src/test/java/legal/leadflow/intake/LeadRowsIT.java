package legal.leadflow.intake;

import static legal.leadflow.tenancy.Right.FIRM;
import static legal.leadflow.tenancy.Right.IMPORTS;
import static legal.leadflow.tenancy.Right.LEADS;
import static legal.leadflow.tenancy.Right.MONEY;
import static legal.leadflow.tenancy.Right.NARRATIVE;
import static legal.leadflow.tenancy.Right.PARTIES;
import static legal.leadflow.tenancy.Right.PARTIES_READ;
import static legal.leadflow.tenancy.Right.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of leads as the roles meet them in the database, and the native SQL of this room. */
class LeadRowsIT {
    private static final UUID PERSON = UUID.randomUUID();
    private static final Right[] PARTNER = Role.PARTNER.rights().toArray(Right[]::new);
    private static final Right[] RECEPTIONIST = Role.RECEPTIONIST.rights().toArray(Right[]::new);
    private static final Right[] INTAKE = Role.INTAKE.rights().toArray(Right[]::new);
    private static final Right[] ATTORNEY = Role.ATTORNEY.rights().toArray(Right[]::new);
    private UUID firm;
    private UUID lead;

    @BeforeEach
    void aLeadWithStoryMoneyAndNote() throws SQLException {
        firm = TestFirms.create();
        lead = UUID.randomUUID();
        try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
            open(partner, lead, null);
            run(partner, "insert into lead_narrative (firm_id, id, version, jurisdiction) values (?, ?, 0, 'Texas')", firm, lead);
            run(partner, "insert into lead_money (firm_id, id, version, expected_fee, currency) values (?, ?, 0, ?, 'USD')", firm, lead, new BigDecimal("18400.00"));
            run(partner, "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values (?, ?, 0, ?, ?, now(), ?)",
                    firm, UUID.randomUUID(), lead, new byte[] {1}, PERSON);
            run(partner, "insert into lead_stage_change (firm_id, id, version, lead_id, to_stage, at, by_id) values (?, ?, 0, ?, 'NEW', now(), ?)",
                    firm, UUID.randomUUID(), lead, PERSON);
            partner.commit();
        }
    }

    @Test
    void theFrontDeskSeesTheLeadButNoStoryNoNoteNoMoney() throws SQLException {
        try (Connection desk = TestFirms.enter(firm, PERSON, RECEPTIONIST)) {
            assertThat(rows(desk, "lead")).isEqualTo(1);
            assertThat(rows(desk, "lead_stage_change")).isEqualTo(1);
            assertThat(rows(desk, "lead_narrative")).isZero();
            assertThat(rows(desk, "lead_note")).isZero();
            assertThat(rows(desk, "lead_money")).isZero();
        }
    }

    @Test
    void onlyAPartnerSeesMoney() throws SQLException {
        for (Right[] rights : List.of(INTAKE, ATTORNEY)) {
            try (Connection one = TestFirms.enter(firm, PERSON, rights)) {
                assertThat(rows(one, "lead_narrative")).isEqualTo(1);
                assertThat(rows(one, "lead_money")).isZero();
                assertThat(run(one, "update lead_money set expected_fee = 1 where id = ?", lead)).isZero();
            }
        }
        try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
            assertThat(rows(partner, "lead_money")).isEqualTo(1);
        }
    }

    @Test
    void theFrontDeskOpensLeadsAndChangesNone() throws SQLException {
        try (Connection desk = TestFirms.enter(firm, PERSON, RECEPTIONIST)) {
            open(desk, UUID.randomUUID(), null);
            assertThat(run(desk, "update lead set stage = 'SIGNED' where id = ?", lead)).isZero();
            assertThat(run(desk, "delete from lead where id = ?", lead)).isZero();
        }
    }

    @Test
    void nobodyRewritesHistoryOrNotes() throws SQLException {
        try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
            assertThat(run(partner, "update lead_note set text = '' where lead_id = ?", lead)).as("only the work on keys seals a note anew").isZero();
        }
        for (String sql : List.of("update lead_note set at = now() where lead_id = ?", "delete from lead_note where lead_id = ?",
                "update lead_stage_change set to_stage = 'SIGNED' where lead_id = ?", "delete from lead_stage_change where lead_id = ?")) {
            try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
                assertThatThrownBy(() -> run(partner, sql, lead)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void onlyImportedLeadsAreTakenBackWithAllThatHangsOnThem() throws SQLException {
        UUID imported = UUID.randomUUID();
        try (Connection intake = TestFirms.enter(firm, PERSON, INTAKE)) {
            open(intake, imported, UUID.randomUUID());
            run(intake, "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values (?, ?, 0, ?, ?, now(), ?)",
                    firm, UUID.randomUUID(), imported, new byte[] {1}, PERSON);
            assertThat(run(intake, "delete from lead where id = ?", imported)).as("by a page").isZero();
            assertThatThrownBy(() -> run(intake, "update lead set import_id = ? where id = ?", UUID.randomUUID(), lead)).hasMessageContaining("permission denied");
            intake.rollback();
        }
        try (Connection job = TestFirms.enter(firm, PERSON, Stream.concat(Arrays.stream(INTAKE), Stream.of(UNDO)).toArray(Right[]::new))) {
            open(job, imported, UUID.randomUUID());
            run(job, "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values (?, ?, 0, ?, ?, now(), ?)",
                    firm, UUID.randomUUID(), imported, new byte[] {1}, PERSON);
            assertThat(run(job, "delete from lead where id = ?", lead)).isZero();
            assertThat(run(job, "delete from lead where id = ?", imported)).isEqualTo(1);
            assertThat(rows(job, "lead_note")).isEqualTo(1);
        }
    }

    @Test
    void aClosedLeadHasAReasonAlsoInTheDatabase() throws SQLException {
        try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
            assertThatThrownBy(() -> run(partner, "update lead set disposition = 'LOST' where id = ?", lead)).hasMessageContaining("violates check constraint");
        }
    }

    @Test
    void theLastToChangeAFactIsKept() throws SQLException {
        UUID other = UUID.randomUUID();
        Instant then = Instant.parse("2026-11-03T16:00:00Z");
        try (Connection intake = TestFirms.enter(firm, PERSON, INTAKE)) {
            stamp(intake, Fact.INCIDENT_ON, PERSON, then);
            stamp(intake, Fact.INCIDENT_ON, other, then.plusSeconds(1));
            assertThat(text(intake, "select changed_by || ' ' || (changed_at = ?) from lead_fact where lead_id = ?", Timestamp.from(then.plusSeconds(1)), lead))
                    .isEqualTo(other + " true");
        }
    }

    @Test
    void whoChangedTheStoryOrTheFeeIsToldOnlyToThoseWhoReadThem() throws SQLException {
        try (Connection partner = TestFirms.enter(firm, PERSON, PARTNER)) {
            for (Fact fact : List.of(Fact.FAMILY_NAME, Fact.ADVERSE_PARTY, Fact.EXPECTED_FEE)) {
                stamp(partner, fact, PERSON, Instant.now());
            }
            partner.commit();
        }
        try (Connection intake = TestFirms.enter(firm, PERSON, INTAKE); Connection desk = TestFirms.enter(firm, PERSON, RECEPTIONIST)) {
            assertThat(text(intake, "select string_agg(fact, ',' order by fact) from lead_fact")).isEqualTo("ADVERSE_PARTY,FAMILY_NAME");
            assertThat(text(desk, "select string_agg(fact, ',' order by fact) from lead_fact")).isEqualTo("FAMILY_NAME");
            assertThatThrownBy(() -> stamp(desk, Fact.ADVERSE_PARTY, PERSON, Instant.now())).hasMessageContaining("row-level security");
        }
    }

    @Test
    void everyFactHasTheRightOfItsPolicy() throws SQLException {
        for (Fact fact : Fact.values()) {
            Right reads = fact.isOfPerson() ? LEADS : fact.right();
            for (Right right : List.of(LEADS, NARRATIVE, MONEY)) {
                try (Connection one = TestFirms.enter(firm, PERSON, FIRM, right)) {
                    assertThat(stamped(one, fact)).as("%s with %s", fact, right).isEqualTo(right == reads);
                }
            }
        }
    }

    @Test
    void numbersCountPerFirmWithoutGapsUnderLoad() throws Exception {
        ExecutorService desks = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> opening = this::nextNumber;
            Set<Long> numbers = new HashSet<>();
            for (Future<Long> number : desks.invokeAll(java.util.Collections.nCopies(20, opening))) {
                numbers.add(number.get());
            }
            assertThat(numbers).hasSize(20);
            assertThat(numbers.stream().mapToLong(Long::longValue).max().orElseThrow() - numbers.stream().mapToLong(Long::longValue).min().orElseThrow()).isEqualTo(19);
        } finally {
            desks.shutdown();
        }
    }

    @Test
    void whoLookedIsToldToThoseWhoReadTheStoryOnceEachAndForSevenDays() throws SQLException {
        UUID other = UUID.randomUUID();
        looks(PERSON, "lead.viewed", "DONE");
        looks(other, "lead.viewed", "DONE");
        looks(other, "lead.viewed", "DONE");
        looks(UUID.randomUUID(), "lead.viewed", "REFUSED");
        looks(UUID.randomUUID(), "lead.changed", "DONE");
        assertThat(looked(INTAKE, Instant.now().minus(7, ChronoUnit.DAYS))).containsExactly(other, PERSON);
        assertThat(looked(INTAKE, Instant.now().plus(1, ChronoUnit.DAYS))).isEmpty();
        assertThat(looked(RECEPTIONIST, Instant.now().minus(7, ChronoUnit.DAYS))).isEmpty();
    }

    @Test
    void anotherFirmFindsNothing() throws SQLException {
        UUID other = TestFirms.create();
        try (Connection partner = TestFirms.enter(other, PERSON, PARTNER)) {
            for (String table : List.of("lead", "lead_narrative", "lead_money", "lead_note", "lead_stage_change", "lead_fact")) {
                assertThat(rows(partner, table)).as(table).isZero();
            }
        }
    }

    private void open(Connection connection, UUID id, UUID importId) throws SQLException {
        UUID party = UUID.randomUUID();
        run(connection, "insert into party (firm_id, id, version, kind, language, created_at, created_by, changed_at, changed_by)"
                + " values (?, ?, 0, 'PERSON', 'EN', now(), ?, now(), ?)", firm, party, PERSON, PERSON);
        run(connection, "insert into lead (firm_id, id, version, number, party_id, stage, received_at, stage_since, import_id, created_at, created_by, changed_at, changed_by)"
                + " values (?, ?, 0, ?, ?, 'NEW', now(), now(), ?, now(), ?, now(), ?)", firm, id, next(connection), party, importId, PERSON, PERSON);
    }

    private Long nextNumber() throws SQLException {
        try (Connection desk = TestFirms.enter(firm, PERSON, FIRM, LEADS, PARTIES, PARTIES_READ, IMPORTS)) {
            long number = next(desk);
            desk.commit();
            return number;
        }
    }

    private long next(Connection connection) throws SQLException {
        return Long.parseLong(text(connection, Leads.NEXT_NUMBER, firm));
    }

    private void stamp(Connection connection, Fact fact, UUID by, Instant at) throws SQLException {
        run(connection, FactStamps.PUT, firm, lead, fact.name(), Timestamp.from(at), by);
    }

    private boolean stamped(Connection connection, Fact fact) {
        try {
            stamp(connection, fact, PERSON, Instant.now());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void looks(UUID person, String action, String outcome) throws SQLException {
        try (Connection one = TestFirms.enter(firm, person, FIRM)) {
            run(one, "insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, lead_id) values (?, ?, ?, ?, ?, 'lead', ?, ?)",
                    firm, UUID.randomUUID(), person, action, outcome, lead, lead);
            one.commit();
        }
    }

    private List<UUID> looked(Right[] rights, Instant since) throws SQLException {
        try (Connection one = TestFirms.enter(firm, PERSON, rights); PreparedStatement ask = one.prepareStatement(LeadHistory.LOOKED)) {
            bind(ask, firm, lead, Timestamp.from(since));
            List<UUID> people = new java.util.ArrayList<>();
            try (ResultSet told = ask.executeQuery()) {
                while (told.next()) {
                    people.add(told.getObject(1, UUID.class));
                }
            }
            return people;
        }
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static String text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet told = statement.executeQuery()) {
                told.next();
                return told.getString(1);
            }
        }
    }

    private static long rows(Connection connection, String table) throws SQLException {
        return Long.parseLong(text(connection, "select count(*) from " + table));
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
