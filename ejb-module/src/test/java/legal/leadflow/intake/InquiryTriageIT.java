package legal.leadflow.intake;

import static legal.leadflow.intake.InquiryDesk.MARISOL;
import static legal.leadflow.intake.InquiryDesk.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.Speaks;
import legal.leadflow.parties.UnknownParty;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deciding on inquiries in the real database: what follows, what is taken back, and who is first. */
class InquiryTriageIT {
    private InquiryDesk desk;

    @BeforeEach
    void aDesk() throws Exception {
        desk = new InquiryDesk();
    }

    @Test
    void somebodyNewBecomesAPersonWithALead() throws Exception {
        NewInquiry told = told("Marisol", MARISOL, "m@example.com", "Help");
        UUID inquiry = desk.receive(told);
        UUID lead = desk.convert(inquiry, null);
        LeadView opened = view(lead, Role.INTAKE);
        assertThat(opened.person().name().shown()).isEqualTo("Marisol Delgado");
        assertThat(opened.person().phones()).singleElement().extracting(phone -> phone.e164()).isEqualTo("+17135550142");
        assertThat(opened.person().emails()).containsExactly("m@example.com");
        assertThat(opened.person().speaks()).isEqualTo(Speaks.ES);
        assertThat(opened.received()).isEqualTo(told.received());
        assertThat(opened.came()).singleElement().isEqualTo(new LeadView.Came(inquiry, InquiryChannel.CHAT, InquiryState.CONVERTED, told.received(), desk.renata, "Help"));
        InquiryView done = desk.seenBy(Role.INTAKE, inquiry);
        assertThat(done.state()).isEqualTo(InquiryState.CONVERTED);
        assertThat(done.lead()).isEqualTo(lead);
        assertThat(done.leadNumber()).isEqualTo(opened.number());
        assertThat(done.decidedBy()).isEqualTo(desk.renata);
    }

    @Test
    void somebodyKnownGetsWhatTheFirmDidNotKnowAndKeepsTheirName() throws Exception {
        UUID known = desk.party("Marisol", "713-555-0199", null);
        UUID lead = desk.convert(desk.receive(told("Mari", MARISOL, "m@example.com", null)), known);
        PartyDetails person = view(lead, Role.INTAKE).person();
        assertThat(person.id()).isEqualTo(known);
        assertThat(person.name().shown()).isEqualTo("Marisol Delgado");
        assertThat(person.phones()).hasSize(2);
        assertThat(person.emails()).containsExactly("m@example.com");
        assertThat(person.speaks()).isEqualTo(Speaks.ES);
        assertThat(desk.count("Party")).isEqualTo(1);
        UUID nameless = desk.party(null, "713-555-0111", null);
        assertThat(view(desk.convert(desk.receive(told("Ada", "713-555-0111", null, null)), nameless), Role.INTAKE).person().name().shown()).isEqualTo("Ada Delgado");
        assertThatThrownBy(() -> desk.convert(desk.receive(MARISOL, null, null), UUID.randomUUID())).isInstanceOf(UnknownParty.class);
    }

    @Test
    void itIsPutToALeadThatIsThereByChoiceOrByNumber() throws Exception {
        UUID lead = desk.lead(desk.party("Marisol", MARISOL, null));
        long number = view(lead, Role.INTAKE).number();
        UUID chosen = desk.receive(MARISOL, null, "first");
        desk.triage(service -> service.attach(chosen, 0, lead, null));
        for (String written : List.of("L-" + number, " l" + number, number + " ")) {
            UUID told = desk.receive(MARISOL, null, written);
            desk.triage(service -> service.attach(told, 0, null, written));
            assertThat(desk.seenBy(Role.INTAKE, told).lead()).isEqualTo(lead);
        }
        assertThat(view(lead, Role.INTAKE).came()).hasSize(4);
        UUID waits = desk.receive(MARISOL, null, "more");
        for (String wrong : new String[] {null, "", "L-", "L-999999", "Marisol", "1234567890123"}) {
            assertThatThrownBy(() -> desk.triage(service -> service.attach(waits, 0, null, wrong))).as(wrong).isInstanceOf(InquiryRefused.class)
                    .extracting(e -> ((InquiryRefused) e).field()).isEqualTo("number");
        }
        InquiryDesk elsewhere = new InquiryDesk();
        UUID others = elsewhere.lead(elsewhere.party("Ada", null, null));
        assertThatThrownBy(() -> desk.triage(service -> service.attach(waits, 0, others, null))).isInstanceOf(NoSuchLead.class);
        assertThat(desk.seenBy(Role.INTAKE, waits).state()).isEqualTo(InquiryState.RECEIVED);
    }

    /** The front desk reads what nobody has decided on, what is spam and what was rejected; not what belongs to a lead, nor what says what another one says. */
    @Test
    void theWordsFollowTheState() throws Exception {
        UUID lead = desk.lead(desk.party("Marisol", MARISOL, null));
        UUID converted = desk.receive(MARISOL, null, "Help");
        UUID attached = desk.receive(MARISOL, null, "Help");
        UUID duplicate = desk.receive(MARISOL, null, "Help");
        UUID spam = desk.receive(MARISOL, null, "Help");
        UUID rejected = desk.receive(MARISOL, null, "Help");
        desk.convert(converted, null);
        desk.triage(service -> service.attach(attached, 0, lead, null));
        desk.triage(service -> service.duplicate(duplicate, 0, attached));
        desk.triage(service -> service.spam(spam, 0));
        desk.triage(service -> service.reject(rejected, 0, InquiryReason.OTHER_STATE));
        for (UUID story : List.of(converted, attached, duplicate)) {
            assertThat(desk.seenBy(Role.RECEPTIONIST, story)).satisfies(seen -> {
                assertThat(seen.message()).isNull();
                assertThat(seen.readable()).isFalse();
                assertThat(seen.name().shown()).isEqualTo("Marisol Delgado");
            });
        }
        for (UUID raw : List.of(spam, rejected)) {
            assertThat(desk.seenBy(Role.RECEPTIONIST, raw).message()).isEqualTo("Help");
        }
        for (Role role : List.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER)) {
            for (UUID any : List.of(converted, attached, duplicate, spam, rejected)) {
                assertThat(desk.seenBy(role, any).message()).as(role.tokenName()).isEqualTo("Help");
            }
        }
        assertThat(view(lead, Role.RECEPTIONIST).came()).singleElement().extracting(LeadView.Came::said).isNull();
        assertThat(view(lead, Role.INTAKE).came()).singleElement().extracting(LeadView.Came::said).isEqualTo("Help");
    }

    @Test
    void whatHadNoConsequenceIsTakenBackAndNothingElse() throws Exception {
        UUID original = desk.receive(MARISOL, null, "Help");
        UUID inquiry = desk.receive(MARISOL, null, "Help");
        int version = 0;
        List<InquiryDesk.Decision> decisions = List.of(service -> service.spam(inquiry, 0), service -> service.reject(inquiry, 2, InquiryReason.CURRENT_CLIENT),
                service -> service.duplicate(inquiry, 4, original));
        for (InquiryDesk.Decision decision : decisions) {
            desk.triage(decision);
            int decided = ++version;
            desk.triage(service -> service.takeBack(inquiry, decided));
            version++;
            InquiryView back = desk.seenBy(Role.RECEPTIONIST, inquiry);
            assertThat(back.state()).isEqualTo(InquiryState.RECEIVED);
            assertThat(back.version()).isEqualTo(version);
            assertThat(back.decidedBy() == null && back.decidedAt() == null && back.reason() == null && back.original() == null).isTrue();
            assertThat(back.message()).isEqualTo("Help");
        }
        assertThatThrownBy(() -> desk.triage(service -> service.takeBack(original, 0))).isInstanceOf(InquiryDecidedMeanwhile.class);
        desk.convert(original, null);
        assertThatThrownBy(() -> desk.triage(service -> service.takeBack(original, 1))).isInstanceOf(InquiryDecidedMeanwhile.class);
    }

    @Test
    void anInquiryIsNoDuplicateOfItselfOrOfADuplicate() throws Exception {
        UUID one = desk.receive(MARISOL, null, "Help");
        UUID two = desk.receive(MARISOL, null, "Help");
        UUID three = desk.receive(MARISOL, null, "Help");
        desk.triage(service -> service.duplicate(two, 0, one));
        for (UUID wrong : List.of(three, two)) {
            assertThatThrownBy(() -> desk.triage(service -> service.duplicate(three, 0, wrong))).isInstanceOf(InquiryRefused.class)
                    .extracting(e -> ((InquiryRefused) e).field()).isEqualTo("original");
        }
        assertThatThrownBy(() -> desk.triage(service -> service.duplicate(one, 0, two))).as("then neither would be there").isInstanceOf(InquiryRefused.class);
    }

    @Test
    void ofTwoWhoDecideAtOnceTheFirstOneStandsAndNothingIsDoneTwice() throws Exception {
        UUID inquiry = desk.receive(MARISOL, null, "Help");
        Throwable met = desk.atOnce(service -> service.convert(inquiry, 0, null), service -> service.convert(inquiry, 0, null));
        assertThat(met).isInstanceOfSatisfying(InquiryDecidedMeanwhile.class, told -> {
            assertThat(told.state()).isEqualTo(InquiryState.CONVERTED);
            assertThat(told.by()).isEqualTo(desk.renata);
            assertThat(told.at()).isNotNull();
        });
        assertThat(List.of(desk.count("Lead"), desk.count("Party"))).containsOnly(1L);
        UUID second = desk.receive(MARISOL, null, "Help");
        assertThat(desk.atOnce(service -> service.spam(second, 0), service -> service.convert(second, 0, null))).isInstanceOfSatisfying(InquiryDecidedMeanwhile.class,
                told -> assertThat(told.state()).isEqualTo(InquiryState.SPAM));
        assertThat(desk.count("Lead")).isEqualTo(1);
        assertThat(desk.seenBy(Role.INTAKE, second).state()).isEqualTo(InquiryState.SPAM);
    }

    @Test
    void whoSawAnEarlierVersionDecidesNothing() throws Exception {
        UUID inquiry = desk.receive(MARISOL, null, "Help");
        desk.triage(service -> service.spam(inquiry, 0));
        desk.triage(service -> service.takeBack(inquiry, 1));
        assertThatThrownBy(() -> desk.convert(inquiry, null)).isInstanceOfSatisfying(InquiryDecidedMeanwhile.class, told -> assertThat(told.state()).isEqualTo(InquiryState.RECEIVED));
        assertThatThrownBy(() -> desk.triage(service -> service.reject(inquiry, 2, null))).isInstanceOf(InquiryRefused.class);
        desk.triage(service -> service.reject(inquiry, 2, InquiryReason.OTHER));
    }

    /** In either order of their ids: one is the other's duplicate, and never each the other's, where neither would be decided on. */
    @Test
    void twoWhoCallEachTheOthersDuplicateWaitForOneAnother() throws Exception {
        UUID[] pair = {desk.receive(MARISOL, null, "Help"), desk.receive(MARISOL, null, "Help")};
        UUID[] other = {desk.receive(MARISOL, null, "Help"), desk.receive(MARISOL, null, "Help")};
        for (UUID[] two : List.of(pair, new UUID[] {other[1], other[0]})) {
            assertThat(desk.atOnce(service -> service.duplicate(two[0], 0, two[1]), service -> service.duplicate(two[1], 0, two[0]))).isInstanceOf(InquiryRefused.class);
            assertThat(desk.seenBy(Role.INTAKE, two[0]).original()).isEqualTo(two[1]);
            assertThat(desk.seenBy(Role.INTAKE, two[1]).state()).isEqualTo(InquiryState.RECEIVED);
        }
    }

    @Test
    void whomItIsFromIsOfferedWithTheReasonAndNeverTakenForGranted() throws Exception {
        UUID number = desk.party("Ana", MARISOL, null);
        UUID address = desk.party("Berta", null, "M@example.com");
        UUID digits = desk.party("Carla", "(281) 555-0142", null);
        UUID name = desk.party("Marisol", null, null);
        UUID lead = desk.lead(number);
        InquirySheet sheet = desk.sheet(desk.receive(MARISOL, "m@EXAMPLE.com", "Help"));
        assertThat(sheet.people()).extracting(InquiryMatch::party).containsExactly(number, address, digits, name);
        assertThat(sheet.people()).extracting(InquiryMatch::why).containsExactly(List.of(Likeness.SAME_NUMBER), List.of(Likeness.SAME_EMAIL), List.of(Likeness.SAME_LAST_7),
                List.of(Likeness.SAME_NAME));
        assertThat(sheet.people().get(0).leads()).singleElement().extracting(OpenLead::id).isEqualTo(lead);
        assertThat(sheet.surely()).as("two have a number or an address of it").isNull();
        assertThat(desk.sheet(desk.receive(MARISOL, null, "Help")).surely()).isEqualTo(number);
        assertThat(desk.sheet(desk.receive(told("Marisol", "(346) 555-0142", null, null))).surely()).as("a name is no proof").isNull();
        assertThat(desk.sheet(desk.receive(told("Nobody", null, null, "Help"))).people()).isEmpty();
    }

    @Test
    void whatMaySayTheSameIsOfferedWithTheReason() throws Exception {
        UUID inquiry = desk.receive(MARISOL, "m@example.com", "Help");
        UUID number = desk.receive(told("Ana", MARISOL, null, null));
        UUID address = desk.receive(told("Berta", null, "M@example.com", null));
        UUID name = desk.receive(told("MARISOL", null, null, null));
        UUID gone = desk.receive(told("marisol", null, null, null));
        UUID doubled = desk.receive(told("Ana", MARISOL, null, null));
        desk.receive(told("Zoe", "713-555-0999", "z@example.com", null));
        desk.triage(service -> service.spam(gone, 0));
        desk.triage(service -> service.duplicate(doubled, 0, number));
        InquirySheet sheet = desk.sheet(inquiry);
        assertThat(sheet.twins()).extracting(InquiryTwin::id).containsExactly(number, address, name);
        assertThat(sheet.twins()).extracting(InquiryTwin::why).containsExactly(List.of(Likeness.SAME_NUMBER), List.of(Likeness.SAME_EMAIL), List.of(Likeness.SAME_NAME));
        assertThat(sheet.names()).containsEntry(desk.renata, "Renata Solis");
        assertThat(desk.sheet(gone)).satisfies(decided -> assertThat(decided.people().size() + decided.twins().size()).isZero());
    }

    /** When it was taken down nobody knew whose it is: the person's whole trail finds it by the lead. */
    @Test
    void itBelongsToTheRecordsOfTheLeadsPerson() throws Exception {
        UUID inquiry = desk.receive(MARISOL, null, "Help");
        UUID party = view(desk.convert(inquiry, null), Role.INTAKE).person().id();
        UUID spam = desk.receive(MARISOL, null, "Help");
        desk.triage(service -> service.spam(spam, 0));
        assertThat(TestBeans.<Set<UUID>>as(desk.firm, UUID.randomUUID(), Role.COMPLIANCE, beans -> beans.get(InquiryRecords.class).about(party))).containsExactly(inquiry);
        assertThat(desk.<Set<UUID>>intake(beans -> beans.get(InquiryRecords.class).about(beans.get(Parties.class).register(
                NewParty.person("Other", null, Speaks.EN, null))))).isEmpty();
    }

    private LeadView view(UUID lead, Role role) throws Exception {
        return TestBeans.as(desk.firm, role == Role.RECEPTIONIST ? desk.renata : desk.marcus, role, beans -> beans.get(LeadService.class).view(lead, true));
    }
}
