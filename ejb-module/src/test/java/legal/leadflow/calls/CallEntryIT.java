package legal.leadflow.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.campaigns.Channel;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from a call, and how calls are found again, in the real database. */
class CallEntryIT {
    private static final String MARISOL = "(713) 555-0142";
    private static final String ADVERTISED = "(713) 555-0101";
    private final UUID renata = UUID.randomUUID();
    private UUID firm;
    private UUID source;

    @BeforeEach
    void aFirmWithATrackingNumber() throws Exception {
        firm = TestFirms.create();
        try (Connection connection = TestFirms.enter(firm, renata, Right.FIRM);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, 'receptionist', now())")) {
            insert.setObject(1, firm);
            insert.setObject(2, renata);
            insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", renata, "Renata Solis"));
            insert.executeUpdate();
            connection.commit();
        }
        source = TestBeans.as(firm, renata, Role.PARTNER, beans -> {
            Campaigns campaigns = beans.get(Campaigns.class);
            UUID made = campaigns.findOrCreateSource("Google Ads", Channel.PAID_SEARCH);
            UUID again = campaigns.findOrCreateSource("Google Ads", Channel.TV);
            assertThat(again).isEqualTo(made);
            campaigns.findOrCreateTrackingNumber(new Phone("+17135550101"), made, campaigns.findOrCreateCampaign(made, "Car Accident"));
            return made;
        });
    }

    @Test
    void aNewCallerBecomesAPersonWithALeadThatKnowsItsCampaign() throws Exception {
        Recorded first = enter(call(MARISOL, ADVERTISED, "Marisol", "Delgado", "Rear-ended", CallOutcome.ANSWERED));
        assertThat(first.party()).isNotNull();
        assertThat(first.lead()).isNotNull();
        assertThat(this.<List<Object[]>>ask(beans -> beans.session().createQuery("select t.basis, t.sourceId, l.sourceId, c.firstTime, p.name from Touchpoint t "
                + "join Lead l on l.id = t.leadId join Call c on c.id = t.callId join Campaign p on p.id = t.campaignId", Object[].class).list()))
                .singleElement().isEqualTo(new Object[] {TouchpointBasis.DIALLED_NUMBER, source, source, true, "Car Accident"});
        CallLine line = log(null).get(0);
        assertThat(line.name()).isEqualTo("Marisol Delgado");
        assertThat(line.number()).isEqualTo(new Phone("+17135550142"));
        assertThat(line.agent()).isEqualTo("Renata Solis");
        assertThat(line.stage()).isEqualTo("NEW");
        assertThat(line.note().text()).isEqualTo("Rear-ended");
    }

    @Test
    void theSamePersonCallingAgainStaysOnePersonWithOneLead() throws Exception {
        Recorded first = enter(call(MARISOL, null, "Marisol", "Delgado", null, CallOutcome.ANSWERED));
        Recorded second = enter(call(MARISOL, null, null, null, "asks again", CallOutcome.ANSWERED));
        assertThat(second.party()).isEqualTo(first.party());
        assertThat(second.lead()).isEqualTo(first.lead());
    }

    @Test
    void somebodyElseOnTheSamePhoneIsAnotherPerson() throws Exception {
        Recorded first = enter(call(MARISOL, null, "Marisol", "Delgado", null, CallOutcome.ANSWERED));
        Recorded second = enter(call(MARISOL, null, "Teo", "Delgado", null, CallOutcome.ANSWERED));
        assertThat(second.party()).isNotEqualTo(first.party());
        assertThat(second.lead()).isNotEqualTo(first.lead());
        assertThat(this.<Map<UUID, String>>ask(beans -> beans.get(Parties.class).names(List.of(first.party())))).containsValue("Marisol Delgado");
    }

    @Test
    void anotherMatterIsAnotherLeadOfTheSamePerson() throws Exception {
        Recorded first = enter(call(MARISOL, null, "Marisol", "Delgado", null, CallOutcome.ANSWERED));
        NewCall more = new NewCall(UUID.randomUUID(), Direction.INBOUND, Instant.now(), MARISOL, null, first.party(), false, true, null, null, Speaks.ES, null, null,
                "a friend", "divorce", CallOutcome.ANSWERED);
        Recorded second = enter(more);
        assertThat(second.party()).isEqualTo(first.party());
        assertThat(second.lead()).isNotEqualTo(first.lead());
        assertThat(this.<TouchpointBasis>ask(beans -> beans.session().createQuery("select t.basis from Touchpoint t", TouchpointBasis.class).getSingleResult()))
                .isEqualTo(TouchpointBasis.CALLER_SAID);
    }

    @Test
    void aWrongNumberMakesNoPersonAndNoLead() throws Exception {
        assertThatThrownBy(() -> enter(call(MARISOL, ADVERTISED, "Marisol", null, null, CallOutcome.WRONG_NUMBER))).as("nothing typed is lost unsaid").isInstanceOf(NameOfWrongNumber.class);
        Recorded wrong = enter(call(MARISOL, ADVERTISED, null, null, "asked for the pizza place", CallOutcome.WRONG_NUMBER));
        assertThat(wrong.party()).isNull();
        assertThat(wrong.lead()).isNull();
        assertThat(this.<List<UUID>>ask(beans -> beans.get(Parties.class).withPhone(new Phone("+17135550142")))).isEmpty();
    }

    @Test
    void whatCannotBeAPhoneNumberIsRefusedAtItsField() {
        for (String number : new String[] {"12", "0", "1-800-FLOWERS", "(713) 555-0142 ext. 5", "'; drop table call; --"}) {
            assertThatThrownBy(() -> enter(call(number, null, "A", "B", null, CallOutcome.ANSWERED))).as(number).isInstanceOf(NotAPhoneNumber.class)
                    .extracting(refused -> ((NotAPhoneNumber) refused).field()).isEqualTo("from");
        }
        assertThatThrownBy(() -> enter(call(MARISOL, "12", "A", "B", null, CallOutcome.ANSWERED))).isInstanceOf(NotAPhoneNumber.class)
                .extracting(refused -> ((NotAPhoneNumber) refused).field()).isEqualTo("to");
        assertThatThrownBy(() -> enter(call("1", "banana", "A", "B", null, CallOutcome.ANSWERED))).isInstanceOfSatisfying(NotAPhoneNumber.class,
                both -> assertThat(both.fields()).containsExactly("from", "to"));
        assertThatThrownBy(() -> enter(call(" ", ADVERTISED, "", null, "", CallOutcome.ANSWERED))).isInstanceOf(NothingToRecord.class);
    }

    @Test
    void anUnansweredCallerWaitsUntilSomebodyCallsBack() throws Exception {
        enter(call(MARISOL, null, null, null, null, CallOutcome.VOICEMAIL));
        enter(call("(713) 555-0177", null, null, null, null, CallOutcome.VOICEMAIL));
        assertThat(this.<Integer>ask(beans -> beans.get(Calls.class).waiting().size())).isEqualTo(2);
        assertThat(log(new CallFilter(null, null, null, null, null, null, true))).hasSize(2).allMatch(line -> line.waiting() != null);
        enter(new NewCall(UUID.randomUUID(), Direction.OUTBOUND, Instant.now(), MARISOL, null, null, false, false, null, null, Speaks.UNKNOWN, null, null, null, null,
                CallOutcome.ANSWERED));
        List<CallLine> waiting = log(new CallFilter(null, null, null, null, null, null, true));
        assertThat(waiting).singleElement().extracting(line -> line.number().e164()).isEqualTo("+17135550177");
        assertThat(log(null)).filteredOn(CallLine::returned).hasSize(1);
    }

    @Test
    void aCallerWhoWasNotReachedGoesOnWaiting() throws Exception {
        enter(call(MARISOL, null, null, null, null, CallOutcome.VOICEMAIL));
        for (CallOutcome vain : List.of(CallOutcome.MISSED, CallOutcome.BUSY, CallOutcome.FAILED, CallOutcome.ABANDONED)) {
            enter(back(MARISOL, null, null, vain));
            assertThat(this.<Integer>ask(beans -> beans.get(Calls.class).waiting().size())).as(vain.name()).isEqualTo(1);
            assertThat(log(WAITING)).as(vain.name()).hasSize(1);
            assertThat(log(null)).as(vain.name()).noneMatch(CallLine::returned);
        }
        enter(back(MARISOL, null, null, CallOutcome.VOICEMAIL)); // a message was left
        assertThat(log(WAITING)).isEmpty();
    }

    @Test
    void callingBackCarriesTheCampaignToTheLeadAndTheEarlierCallsIntoItsTimeline() throws Exception {
        UUID first = delivered(MARISOL, Duration.ofHours(30), CallOutcome.MISSED, true);
        UUID second = delivered(MARISOL, Duration.ofHours(2), CallOutcome.VOICEMAIL, true);
        UUID other = delivered("(713) 555-0177", Duration.ofHours(3), CallOutcome.VOICEMAIL, true);
        UUID old = delivered(MARISOL, Duration.ofDays(20), CallOutcome.MISSED, false);
        Recorded back = enter(back(MARISOL, second, "Marisol", CallOutcome.ANSWERED));
        assertThat(this.<List<UUID>>ask(beans -> beans.get(Calls.class).ofLead(back.lead()).stream().map(Call::getId).toList())).containsExactly(back.call(), second, first);
        assertThat(this.<List<Object[]>>ask(beans -> beans.session().createQuery("select l.sourceId, c.name, l.receivedAt = f.startedAt from Lead l "
                + "join Campaign c on c.id = l.campaignId join Call f on f.id = :first where l.id = :lead", Object[].class).setParameter("first", first)
                .setParameter("lead", back.lead()).list())).singleElement().isEqualTo(new Object[] {source, "Car Accident", true});
        assertThat(this.<List<Object[]>>ask(beans -> beans.session().createQuery("select t.callId, t.basis, t.sourceId from Touchpoint t where t.leadId = :lead order by t.at",
                Object[].class).setParameter("lead", back.lead()).list())).containsExactly(new Object[] {first, TouchpointBasis.DIALLED_NUMBER, source},
                new Object[] {second, TouchpointBasis.DIALLED_NUMBER, source});
        assertThat(this.<List<UUID>>ask(beans -> beans.session().createQuery("select c.id from Call c where c.leadId is null", UUID.class).list()))
                .containsExactlyInAnyOrder(other, old);
        assertThat(this.<UUID>ask(beans -> beans.session().find(Call.class, second).partyId())).isEqualTo(back.party());
    }

    @Test
    void aCallBackThatReachesNobodyKeepsTheAttributionToo() throws Exception {
        UUID earlier = delivered(MARISOL, Duration.ofHours(2), CallOutcome.VOICEMAIL, true);
        Recorded vain = enter(back(MARISOL, earlier, null, CallOutcome.MISSED));
        Recorded reached = enter(new NewCall(UUID.randomUUID(), Direction.OUTBOUND, Instant.now(), MARISOL, null, vain.party(), false, false, "Marisol", null, Speaks.UNKNOWN,
                null, null, null, null, CallOutcome.ANSWERED, earlier));
        assertThat(reached.lead()).isEqualTo(vain.lead());
        assertThat(this.<UUID>ask(beans -> beans.session().createQuery("select l.sourceId from Lead l", UUID.class).getSingleResult())).isEqualTo(source);
        assertThat(this.<Long>ask(beans -> beans.session().createQuery("select count(t) from Touchpoint t", Long.class).getSingleResult())).as("one touch, however often").isEqualTo(1);
    }

    @Test
    void whatTheProviderKnewOfAnEarlierCallGoesWithItToTheLead() throws Exception {
        UUID earlier = delivered(MARISOL, Duration.ofHours(2), CallOutcome.VOICEMAIL, true);
        ask(beans -> {
            beans.session().persist(new Touchpoint(beans.session().find(Call.class, earlier), TouchpointBasis.PROVIDER, null, TestFirms.CIPHER, firm));
            return null;
        });
        Recorded back = enter(back(MARISOL, earlier, "Marisol", CallOutcome.ANSWERED));
        assertThat(this.<List<Object[]>>ask(beans -> beans.session().createQuery("select t.leadId, t.basis from Touchpoint t", Object[].class).list()))
                .singleElement().isEqualTo(new Object[] {back.lead(), TouchpointBasis.PROVIDER});
    }

    @Test
    void aCallBackOfAWrongNumberOrOfAnotherFirmsCallAttachesNothing() throws Exception {
        UUID earlier = delivered(MARISOL, Duration.ofHours(2), CallOutcome.VOICEMAIL, true);
        assertThat(enter(back(MARISOL, earlier, null, CallOutcome.WRONG_NUMBER)).lead()).isNull();
        assertThat(this.<UUID>ask(beans -> beans.session().find(Call.class, earlier).leadId())).isNull();
        assertThatThrownBy(() -> enter(back(MARISOL, UUID.randomUUID(), null, CallOutcome.ANSWERED))).isInstanceOf(UnknownCall.class);
    }

    @Test
    void everyFilterFindsItsCallsAndOnlyThem() throws Exception {
        enter(call(MARISOL, ADVERTISED, "Marisol", "Delgado", null, CallOutcome.ANSWERED));
        enter(call("(713) 555-0177", null, "Nora", "O’Hara", null, CallOutcome.VOICEMAIL));
        assertThat(log(filter(CallOutcome.VOICEMAIL, null, null, null))).extracting(CallLine::name).containsExactly("Nora O’Hara");
        assertThat(log(filter(null, Direction.OUTBOUND, null, null))).isEmpty();
        assertThat(log(filter(null, null, source, null))).extracting(CallLine::name).containsExactly("Marisol Delgado");
        assertThat(log(filter(null, null, null, "7135550177"))).extracting(CallLine::name).containsExactly("Nora O’Hara");
        assertThat(log(filter(null, null, null, "0142"))).extracting(CallLine::name).containsExactly("Marisol Delgado");
        assertThat(log(filter(null, null, null, "ohara"))).extracting(CallLine::name).containsExactly("Nora O’Hara");
        assertThat(log(filter(null, null, null, "' or 1=1 --"))).isEmpty();
        Instant now = Instant.now();
        assertThat(log(new CallFilter(null, null, now.plusSeconds(60), null, null, null, false))).isEmpty();
        assertThat(log(new CallFilter(null, null, null, now.minusSeconds(600), null, null, false))).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() throws Exception {
        Instant start = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < 5; i++) {
            enter(new NewCall(UUID.randomUUID(), Direction.INBOUND, start.plusSeconds(i / 2), "713555020" + i, null, null, false, false, null, null, Speaks.EN, null,
                    null, null, null, CallOutcome.WRONG_NUMBER));
        }
        List<UUID> all = ids(null, 10);
        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        List<Call> first = this.<List<Call>>ask(beans -> beans.get(Calls.class).list(NONE, null, 2));
        CallCursor edge = new CallCursor(first.get(1).startedAt(), first.get(1).getId(), false);
        assertThat(ids(edge, 10)).isEqualTo(all.subList(2, 5));
        Call third = this.<List<Call>>ask(beans -> beans.get(Calls.class).list(NONE, edge, 1)).get(0);
        assertThat(ids(new CallCursor(third.startedAt(), third.getId(), true), 10)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void savingTwiceIsOneCallAndAnotherCallerUnderTheSameIdIsRefused() throws Exception {
        NewCall told = call(MARISOL, ADVERTISED, "Marisol", " Delgado", null, CallOutcome.ANSWERED);
        Recorded first = record(told);
        assertThat(record(told)).isEqualTo(first);
        for (NewCall other : List.of(as(told.id(), "(713) 555-0177", ADVERTISED, "Marisol", null), as(told.id(), MARISOL, ADVERTISED, "Berta", null),
                as(told.id(), MARISOL, null, "Marisol", null), as(told.id(), MARISOL, ADVERTISED, "Marisol", "Calls about a fall"))) {
            assertThatThrownBy(() -> record(other)).isInstanceOf(CallRecordedBefore.class);
        }
        assertThat(log(null)).hasSize(1);
    }

    private static NewCall as(UUID id, String from, String to, String first, String note) {
        return new NewCall(id, Direction.INBOUND, Instant.now(), from, to, null, false, false, first, "Delgado", Speaks.EN, null, null, null, note, CallOutcome.ANSWERED);
    }

    private Recorded record(NewCall told) throws Exception {
        return ask(beans -> beans.get(CallService.class).record(told));
    }

    @Test
    void aDraftIsKeptForItsPersonAloneUntilTheCallIsSaved() throws Exception {
        UUID id = UUID.randomUUID();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (String note : new String[] {"first", "“second” \u0000\u202e <b>"}) {
            ask(beans -> {
                beans.get(CallDrafts.class).keep(id, Map.of("note", note), at);
                return null;
            });
        }
        assertThat(this.<List<CallDraft>>ask(beans -> beans.get(CallDrafts.class).mine())).singleElement()
                .isEqualTo(new CallDraft(id, Map.of("note", "“second” \u0000\u202e <b>"), at));
        assertThat(TestBeans.<List<CallDraft>>as(firm, UUID.randomUUID(), Role.PARTNER, beans -> beans.get(CallDrafts.class).mine())).isEmpty();
        enter(new NewCall(id, Direction.INBOUND, at, MARISOL, null, null, false, false, null, null, Speaks.EN, null, null, null, null, CallOutcome.ANSWERED));
        assertThat(kept(id, "late")).isFalse();
        assertThat(this.<List<CallDraft>>ask(beans -> beans.get(CallDrafts.class).mine())).isEmpty();
    }

    @Test
    void aDraftThatWasThrownAwayDoesNotComeBack() throws Exception {
        UUID id = UUID.randomUUID();
        assertThat(kept(id, "first")).isTrue();
        thrownAway(id);
        assertThat(kept(id, "late")).isFalse();
        UUID never = UUID.randomUUID();
        thrownAway(never);
        assertThat(kept(never, "first draft, after Discard")).isFalse();
        assertThat(this.<List<CallDraft>>ask(beans -> beans.get(CallDrafts.class).mine())).isEmpty();
    }

    @Test
    void aDraftThatIsKeptWhileTheCallIsSavedDoesNotOutliveIt() throws Exception {
        NewCall told = call(MARISOL, null, "Marisol", "Delgado", "Rear-ended", CallOutcome.ANSWERED);
        FutureTask<Boolean> late = new FutureTask<>(() -> kept(told.id(), "late"));
        ask(beans -> {
            beans.get(CallEntry.class).enter(told);
            new Thread(late).start();
            await(() -> late.isDone() || waits());
            return null;
        });
        assertThat(late.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(this.<List<CallDraft>>ask(beans -> beans.get(CallDrafts.class).mine())).isEmpty();
    }

    /** An inbound call that nobody of the firm entered, as an import leaves it: with a source and without a lead. */
    private UUID delivered(String number, Duration ago, CallOutcome outcome, boolean dialled) throws Exception {
        return ask(beans -> {
            Instant at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS);
            Call call = new Call(UUID.randomUUID(), Direction.INBOUND, at, at.plusSeconds(20), null, outcome);
            Phone phone = Phone.parse(number, "US").orElseThrow();
            call.outside(phone, beans.get(Parties.class).index(phone), TestFirms.CIPHER, firm);
            Phone own = new Phone("+17135550101");
            call.dialled(own, dialled ? beans.get(Campaigns.class).dialled(own).orElseThrow() : null);
            beans.session().persist(call);
            return call.getId();
        });
    }

    private static NewCall back(String number, UUID earlier, String first, CallOutcome outcome) {
        return new NewCall(UUID.randomUUID(), Direction.OUTBOUND, Instant.now(), number, null, null, false, false, first, null, Speaks.UNKNOWN, null, null, null, null,
                outcome, earlier);
    }

    private boolean kept(UUID id, String note) throws Exception {
        return ask(beans -> beans.get(CallDrafts.class).keep(id, Map.of("note", note), Instant.now()));
    }

    private void thrownAway(UUID id) throws Exception {
        ask(beans -> {
            beans.get(CallDrafts.class).close(id);
            return null;
        });
    }

    /** Whether a draft waits for another transaction to end. */
    private static boolean waits() throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%call_draft%')")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (Instant end = Instant.now().plusSeconds(20); !condition.call(); Thread.onSpinWait()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static final CallFilter WAITING = new CallFilter(null, null, null, null, null, null, true);
    private static final CallFilter NONE = new CallFilter(null, null, null, null, null, null, false);

    private static CallFilter filter(CallOutcome outcome, Direction direction, UUID source, String search) {
        return new CallFilter(outcome, direction, null, null, source, search, false);
    }

    private static NewCall call(String from, String to, String first, String last, String note, CallOutcome outcome) {
        return new NewCall(UUID.randomUUID(), Direction.INBOUND, Instant.now(), from, to, null, false, false, first, last, Speaks.EN, null, null, null, note, outcome);
    }

    private Recorded enter(NewCall told) throws Exception {
        return ask(beans -> {
            Call call = beans.get(CallEntry.class).enter(told);
            return new Recorded(call.getId(), call.partyId(), call.leadId());
        });
    }

    private List<CallLine> log(CallFilter filter) throws Exception {
        return ask(beans -> beans.get(CallLines.class).of(beans.get(Calls.class).list(filter == null ? NONE : filter, null, 50)));
    }

    private List<UUID> ids(CallCursor cursor, int limit) throws Exception {
        return ask(beans -> beans.get(Calls.class).list(NONE, cursor, limit).stream().map(Call::getId).toList());
    }

    private <T> T ask(TestBeans.Work<T> work) throws Exception {
        return TestBeans.as(firm, renata, Role.RECEPTIONIST, work);
    }
}
