package legal.leadflow.intake;

import static legal.leadflow.intake.BatchOutcome.CHANGED;
import static legal.leadflow.intake.BatchOutcome.CLOSED;
import static legal.leadflow.intake.BatchOutcome.MEANWHILE;
import static legal.leadflow.intake.BatchOutcome.MOVED_ON;
import static legal.leadflow.intake.BatchOutcome.NOT_YOURS;
import static legal.leadflow.intake.BatchOutcome.SAME;
import static legal.leadflow.intake.BatchOutcome.SIGNED;
import static legal.leadflow.intake.BatchOutcome.UNDONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many leads changed at once, and put back, in the real database. */
class LeadBatchIT {
    private final UUID marcus = UUID.randomUUID();
    private final UUID priya = UUID.randomUUID();
    private UUID firm;

    @BeforeEach
    void aFirmWithTwoPeople() throws SQLException {
        firm = TestFirms.create();
        staff(firm, marcus, "intake");
        staff(firm, priya, "attorney");
    }

    private static void staff(UUID firm, UUID person, String role) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, Right.FIRM);
                PreparedStatement insert = connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, ?, now())")) {
            insert.setObject(1, firm);
            insert.setObject(2, person);
            insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", person, "Somebody"));
            insert.setString(4, role);
            insert.executeUpdate();
            connection.commit();
        }
    }

    @Test
    void leadsAreMovedAtOnceAndPutBack() throws Exception {
        UUID fresh = lead();
        UUID contacted = lead(Stage.CONTACTED);
        UUID there = lead(Stage.SCREENING);
        UUID closed = closed();
        UUID signed = signed();
        Set<UUID> all = Set.of(fresh, contacted, there, closed, signed);
        Map<UUID, BatchOutcome> told = Map.of(fresh, CHANGED, contacted, CHANGED, there, SAME, closed, CLOSED, signed, SIGNED);
        assertThat(outcomes(preview(BatchWish.move(Stage.SCREENING), all).rows())).isEqualTo(told);
        UUID batch = run(BatchWish.move(Stage.SCREENING), all);
        assertThat(outcomes(view(batch).rows())).isEqualTo(told);
        assertThat(Stream.of(fresh, contacted, there).map(this::stage)).containsOnly(Stage.SCREENING);
        undo(batch);
        assertThat(stage(fresh)).isEqualTo(Stage.NEW);
        assertThat(stage(contacted)).isEqualTo(Stage.CONTACTED);
        assertThat(stage(there)).isEqualTo(Stage.SCREENING);
        BatchResult after = view(batch);
        assertThat(outcomes(after.rows())).containsEntry(fresh, UNDONE).containsEntry(contacted, UNDONE).containsEntry(there, SAME).containsEntry(closed, CLOSED);
        assertThat(after.undoable()).isFalse();
        assertThatThrownBy(() -> undo(batch)).isInstanceOf(BatchRefused.class).hasMessageContaining("undone");
        assertThat(steps(fresh)).as("the timeline tells both").containsExactly("NEW", "SCREENING", "NEW");
    }

    @Test
    void leadsAreGivenToSomebodyAtOnceAndBackToWhoHadThem() throws Exception {
        UUID mine = lead(); // whoever of intake opens one has it
        UUID nobodys = lead();
        run(BatchWish.give(null), Set.of(nobodys));
        UUID batch = run(BatchWish.give(priya), Set.of(mine, nobodys, closed()));
        assertThat(view(batch).count(CHANGED)).as("a closed one too").isEqualTo(3);
        assertThat(owner(mine)).isEqualTo(priya);
        assertThat(run(BatchWish.give(priya), Set.of(mine))).satisfies(again -> assertThat(view(again).undoable()).isFalse());
        undo(batch);
        assertThat(owner(mine)).isEqualTo(marcus);
        assertThat(owner(nobodys)).isNull();
        assertThatThrownBy(() -> run(BatchWish.give(UUID.randomUUID()), Set.of(mine))).isInstanceOf(BatchRefused.class);
    }

    @Test
    void leadsAreClosedAtOnceAndOpenedAgain() throws Exception {
        UUID one = lead(Stage.ATTEMPTING);
        UUID two = lead(Stage.CONTACTED);
        UUID batch = run(BatchWish.close(Reason.UNREACHABLE), Set.of(one, two));
        assertThat(lead(two, LeadView::disposition)).isEqualTo(Disposition.LOST);
        undo(batch);
        assertThat(lead(one, LeadView::disposition)).isNull();
        assertThat(stage(one)).isEqualTo(Stage.ATTEMPTING);
        assertThat(stage(two)).isEqualTo(Stage.CONTACTED);
    }

    /** What somebody else did after the preview is not undone unread, and what they did after the batch stays. */
    @Test
    void whatOthersDoMeanwhileStays() throws Exception {
        UUID before = lead();
        UUID after = lead();
        UUID back = lead();
        Map<UUID, Integer> seen = versions(Set.of(before, after, back));
        move(priya, Role.ATTORNEY, before, Stage.NEW, Stage.QUALIFIED);
        UUID batch = as(marcus, Role.INTAKE, service -> service.run(UUID.randomUUID(), BatchWish.move(Stage.SCREENING), seen));
        assertThat(outcomes(view(batch).rows())).isEqualTo(Map.of(before, MEANWHILE, after, CHANGED, back, CHANGED));
        move(priya, Role.ATTORNEY, after, Stage.SCREENING, Stage.CONSULTED);
        move(priya, Role.ATTORNEY, back, Stage.SCREENING, Stage.CONSULTED);
        move(priya, Role.ATTORNEY, back, Stage.CONSULTED, Stage.SCREENING);
        undo(batch);
        assertThat(outcomes(view(batch).rows())).isEqualTo(Map.of(before, MEANWHILE, after, MOVED_ON, back, MOVED_ON));
        assertThat(stage(before)).isEqualTo(Stage.QUALIFIED);
        assertThat(stage(after)).isEqualTo(Stage.CONSULTED);
        assertThat(stage(back)).as("somebody decided on it, and decided so").isEqualTo(Stage.SCREENING);
    }

    @Test
    void nobodyBeginsWhatIsAnAttorneysOrCouldNotBeTakenBack() throws Exception {
        UUID lead = lead();
        UUID sent = lead();
        move(priya, Role.ATTORNEY, sent, Stage.NEW, Stage.RETAINER_SENT);
        for (BatchWish wish : List.of(BatchWish.move(Stage.SIGNED), BatchWish.move(null), BatchWish.move(Stage.RETAINER_SENT), BatchWish.close(null), BatchWish.close(Reason.CAME_BACK),
                BatchWish.close(Reason.ADVERSE_IS_CLIENT))) {
            assertThatThrownBy(() -> preview(wish, Set.of(lead))).as(wish.toString()).isInstanceOf(BatchRefused.class);
            assertThatThrownBy(() -> run(wish, Set.of(lead))).as(wish.toString()).isInstanceOf(BatchRefused.class);
        }
        assertThat(outcomes(preview(BatchWish.move(Stage.SCREENING), Set.of(sent)).rows())).as("intake could not put it back").containsEntry(sent, NOT_YOURS);
        UUID batch = as(priya, Role.ATTORNEY, service -> service.run(UUID.randomUUID(), BatchWish.move(Stage.RETAINER_SENT), versions(Set.of(lead))));
        assertThat(stage(lead)).isEqualTo(Stage.RETAINER_SENT);
        assertThatThrownBy(() -> view(batch)).as("another person's").isInstanceOf(NoSuchBatch.class);
        assertThatThrownBy(() -> undo(batch)).isInstanceOf(NoSuchBatch.class);
    }

    @Test
    void aWholeListIsTakenUpToItsMostAndOthersLeadsAreNot() throws Exception {
        UUID lead = lead();
        UUID foreign;
        UUID other = TestFirms.create();
        staff(other, marcus, "intake");
        foreign = leadOf(other);
        BatchPreview whole = as(marcus, Role.INTAKE, service -> service.preview(null, LeadFilter.open()));
        assertThat(outcomes(whole.rows())).containsOnlyKeys(lead);
        assertThat(whole.more()).isFalse();
        assertThat(whole.rows().get(0).outcome()).as("nothing is wished yet").isNull();
        UUID batch = as(marcus, Role.INTAKE, service -> service.run(UUID.randomUUID(), BatchWish.move(Stage.SCREENING), Map.of(lead, 0, foreign, 0)));
        assertThat(outcomes(view(batch).rows())).containsOnlyKeys(lead);
    }

    @Test
    void pressedTwiceItIsDoneOnceAndCanStillBeTakenBack() throws Exception {
        UUID lead = lead();
        UUID id = UUID.randomUUID();
        Map<UUID, Integer> seen = versions(Set.of(lead));
        for (int i = 0; i < 2; i++) {
            assertThat(this.<UUID>as(marcus, Role.INTAKE, service -> service.run(id, BatchWish.move(Stage.SCREENING), seen))).isEqualTo(id);
        }
        assertThat(view(id).undoable()).isTrue();
        undo(id);
        assertThat(stage(lead)).isEqualTo(Stage.NEW);
    }

    /** The next batch forgets those of days before, with their leads. */
    @Test
    void aBatchIsKeptForADay() throws Exception {
        UUID lead = lead();
        UUID batch = run(BatchWish.move(Stage.SCREENING), Set.of(lead));
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement old = superuser.createStatement()) {
            old.execute("update lead_batch set at = at - interval '25 hours' where id = '" + batch + "'");
        }
        assertThatThrownBy(() -> view(batch)).isInstanceOf(NoSuchBatch.class);
        assertThatThrownBy(() -> undo(batch)).isInstanceOf(NoSuchBatch.class);
        run(BatchWish.move(Stage.CONTACTED), Set.of(lead));
        try (Connection connection = TestFirms.enter(firm, marcus, Right.LEADS, Right.NARRATIVE); Statement ask = connection.createStatement();
                ResultSet told = ask.executeQuery("select (select count(*) from lead_batch), (select count(*) from lead_batch_lead)")) {
            told.next();
            assertThat(List.of(told.getInt(1), told.getInt(2))).containsExactly(1, 1);
        }
    }

    private interface Work<T> {
        T with(LeadBatchService service) throws Exception;
    }

    private <T> T as(UUID person, Role role, Work<T> work) throws Exception {
        return TestBeans.as(firm, person, role, beans -> work.with(beans.get(LeadBatchService.class)));
    }

    private BatchPreview preview(BatchWish wish, Set<UUID> leads) throws Exception {
        return as(marcus, Role.INTAKE, service -> service.preview(wish, leads));
    }

    /** As somebody who previews it and does it at once. */
    private UUID run(BatchWish wish, Set<UUID> leads) throws Exception {
        Map<UUID, Integer> seen = versions(leads);
        return as(marcus, Role.INTAKE, service -> service.run(UUID.randomUUID(), wish, seen));
    }

    private Map<UUID, Integer> versions(Set<UUID> leads) throws Exception {
        return new HashMap<>(preview(null, new HashSet<>(leads)).rows().stream().collect(Collectors.toMap(row -> row.lead().id(), BatchRow::version)));
    }

    private BatchResult view(UUID batch) throws Exception {
        return as(marcus, Role.INTAKE, service -> service.view(batch));
    }

    private void undo(UUID batch) throws Exception {
        this.<Void>as(marcus, Role.INTAKE, service -> {
            service.undo(batch);
            return null;
        });
    }

    private static Map<UUID, BatchOutcome> outcomes(List<BatchRow> rows) {
        return rows.stream().collect(HashMap::new, (map, row) -> map.put(row.lead().id(), row.outcome()), HashMap::putAll);
    }

    private void move(UUID person, Role role, UUID lead, Stage seen, Stage to) throws Exception {
        TestBeans.<Void>as(firm, person, role, beans -> {
            beans.get(LeadService.class).move(lead, seen, to);
            return null;
        });
    }

    private interface Told<T> {
        T of(LeadView lead);
    }

    private <T> T lead(UUID lead, Told<T> told) throws Exception {
        return TestBeans.as(firm, marcus, Role.INTAKE, beans -> told.of(beans.get(LeadService.class).view(lead, true)));
    }

    private Stage stage(UUID lead) {
        try {
            return lead(lead, LeadView::stage);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID owner(UUID lead) throws Exception {
        String told = lead(lead, LeadView::facts).get(Fact.OWNER);
        return told == null ? null : UUID.fromString(told);
    }

    private List<String> steps(UUID lead) throws Exception {
        return lead(lead, LeadView::steps).stream().map(step -> step.to().name()).toList();
    }

    private UUID lead() throws Exception {
        return leadOf(firm);
    }

    private UUID leadOf(UUID ofFirm) throws Exception {
        return TestBeans.as(ofFirm, marcus, Role.INTAKE, beans -> {
            UUID party = beans.get(Parties.class).register(NewParty.person("Ada", "Voss", Speaks.EN, new Phone("+17135550142")));
            return beans.get(Leads.class).open(new NewLead(party, null, null, Instant.now(), null, null, null, null, null));
        });
    }

    private UUID lead(Stage stage) throws Exception {
        UUID lead = lead();
        move(marcus, Role.INTAKE, lead, Stage.NEW, stage);
        return lead;
    }

    private UUID closed() throws Exception {
        UUID lead = lead();
        TestBeans.<Void>as(firm, marcus, Role.INTAKE, beans -> {
            beans.get(LeadService.class).close(lead, Stage.NEW, Disposition.SPAM, Reason.ROBOCALL, null);
            return null;
        });
        return lead;
    }

    private UUID signed() throws Exception {
        UUID lead = lead();
        move(priya, Role.ATTORNEY, lead, Stage.NEW, Stage.RETAINER_SENT);
        move(priya, Role.ATTORNEY, lead, Stage.RETAINER_SENT, Stage.SIGNED);
        return lead;
    }
}
