package legal.leadflow.intake;

import static legal.leadflow.intake.InquiryDesk.MARISOL;
import static legal.leadflow.intake.InquiryDesk.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.campaigns.Channel;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inquiries as they come in, are listed and read, in the real database. */
class InquiryServiceIT {
    private InquiryDesk desk;

    @BeforeEach
    void aDesk() throws Exception {
        desk = new InquiryDesk();
    }

    @Test
    void whatCameInIsReadAsItCame() throws Exception {
        NewInquiry told = told(" Marisol ", MARISOL, " Marisol@Example.com", "My brother was hit\nby a truck. ");
        InquiryView read = desk.seenBy(Role.RECEPTIONIST, desk.receive(told));
        assertThat(read.state()).isEqualTo(InquiryState.RECEIVED);
        assertThat(read.channel()).isEqualTo(InquiryChannel.CHAT);
        assertThat(read.received()).isEqualTo(told.received());
        assertThat(read.name().shown()).isEqualTo("Marisol Delgado");
        assertThat(read.phone()).isEqualTo(new Phone("+17135550142"));
        assertThat(read.email()).isEqualTo("Marisol@Example.com");
        assertThat(read.speaks()).isEqualTo(Speaks.ES);
        assertThat(read.message()).isEqualTo("My brother was hit\nby a truck.");
        assertThat(read.takenBy()).isEqualTo(desk.renata);
        assertThat(List.of(read.decidedBy() == null, read.lead() == null, read.original() == null, read.reason() == null)).containsOnly(true);
    }

    @Test
    void whatCannotBeTakenIsRefusedAtItsField() {
        assertRefused(new NewInquiry(UUID.randomUUID(), InquiryChannel.TEXT, null, " ", null, " ", "", Speaks.EN, null, null, "\n"), "givenName");
        assertRefused(told("Ada", "12", null, null), "phone");
        assertRefused(told("Ada", null, "nobody", null), "email");
        assertRefused(at(Instant.now().plus(Duration.ofHours(1))), "receivedAt");
        assertRefused(at(Instant.parse("0026-11-03T10:00:00Z")), "receivedAt");
        assertThatThrownBy(() -> desk.receive(from(UUID.randomUUID(), null))).isInstanceOf(LeadRefused.class).extracting(e -> ((LeadRefused) e).field()).isEqualTo("source");
    }

    private void assertRefused(NewInquiry told, String field) {
        assertThatThrownBy(() -> desk.receive(told)).isInstanceOf(InquiryRefused.class).extracting(e -> ((InquiryRefused) e).field()).isEqualTo(field);
    }

    private static NewInquiry at(Instant received) {
        return new NewInquiry(UUID.randomUUID(), InquiryChannel.MAIL, received, "Ada", null, null, null, Speaks.EN, null, null, null);
    }

    private static NewInquiry from(UUID source, UUID campaign) {
        return new NewInquiry(UUID.randomUUID(), InquiryChannel.VENDOR_POST, null, "Ada", null, null, null, Speaks.EN, source, campaign, null);
    }

    @Test
    void aCampaignIsOfItsSource() throws Exception {
        UUID[] made = TestBeans.as(desk.firm, desk.marcus, Role.PARTNER, beans -> {
            Campaigns campaigns = beans.get(Campaigns.class);
            UUID tv = campaigns.findOrCreateSource("TV", Channel.TV);
            return new UUID[] {tv, campaigns.findOrCreateCampaign(tv, "Spring"), campaigns.findOrCreateSource("Radio", Channel.RADIO)};
        });
        assertThat(desk.seenBy(Role.RECEPTIONIST, desk.receive(from(made[0], made[1]))).campaign()).isEqualTo(made[1]);
        assertThatThrownBy(() -> desk.receive(from(made[2], made[1]))).isInstanceOf(LeadRefused.class).extracting(e -> ((LeadRefused) e).field()).isEqualTo("campaign");
        assertThat(desk.<List<InquiryOrigin>>front(beans -> beans.get(InquiryService.class).origins())).containsExactly(new InquiryOrigin(made[2], null, "Radio", null),
                new InquiryOrigin(made[0], null, "TV", null), new InquiryOrigin(made[0], made[1], "TV", "Spring"));
    }

    @Test
    void savedTwiceIsOneAndAnythingElseUnderTheSameIdIsKeptToo() throws Exception {
        NewInquiry told = told("Marisol", MARISOL, "m@example.com", "Help");
        UUID first = desk.receive(told);
        assertThat(desk.receive(told)).isEqualTo(first);
        UUID other = desk.receive(new NewInquiry(told.id(), told.channel(), told.received(), "Berta", "Delgado", MARISOL, "m@example.com", Speaks.ES, null, null, "Help"));
        UUID words = desk.receive(new NewInquiry(told.id(), told.channel(), told.received(), "Marisol", "Delgado", MARISOL, "m@example.com", Speaks.ES, null, null, "Help me"));
        assertThat(List.of(first, other, words)).doesNotHaveDuplicates();
        assertThat(desk.count("Inquiry")).isEqualTo(3);
    }

    @Test
    void anotherFirmsInquiryIsNone() throws Exception {
        UUID inquiry = desk.receive(MARISOL, null, "Help");
        InquiryDesk other = new InquiryDesk();
        assertThatThrownBy(() -> other.seenBy(Role.INTAKE, inquiry)).isInstanceOf(NoSuchInquiry.class);
        assertThatThrownBy(() -> other.sheet(inquiry)).isInstanceOf(NoSuchInquiry.class);
        assertThatThrownBy(() -> other.convert(inquiry, null)).isInstanceOf(NoSuchInquiry.class);
        UUID own = other.receive(MARISOL, null, "Help");
        assertThatThrownBy(() -> other.triage(service -> service.duplicate(own, 0, inquiry))).isInstanceOf(NoSuchInquiry.class);
        assertThat(other.sheet(own).twins()).isEmpty();
        assertThat(other.<InquiryPage>front(beans -> beans.get(InquiryService.class).list(InquiryFilter.waiting(), null, 50)).rows()).extracting(InquiryRow::id).containsExactly(own);
    }

    @Test
    void thoseThatWaitAreReadOldestFirstPageByPageAndBack() throws Exception {
        Instant start = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS);
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(desk.receive(at(start.plusSeconds(i / 2)))); // some at the very same moment
        }
        InquiryPage whole = page(InquiryState.RECEIVED, null, 10);
        assertThat(whole.rows()).extracting(InquiryRow::received).isSorted();
        assertThat(ids(whole)).containsExactlyInAnyOrderElementsOf(all);
        assertPages(InquiryState.RECEIVED, ids(whole), true);
    }

    @Test
    void othersAreReadLastDecidedFirst() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID one = desk.receive(told("Ada" + i, null, null, null));
            desk.triage(service -> service.spam(one, 0));
            all.add(one);
        }
        Collections.reverse(all);
        assertPages(InquiryState.SPAM, all, false);
    }

    /** All of them on one page, then two by two to the end and back. */
    private void assertPages(InquiryState state, List<UUID> all, boolean oldestFirst) throws Exception {
        assertThat(ids(page(state, null, 10))).isEqualTo(all);
        InquiryPage first = page(state, null, 2);
        InquiryPage second = page(state, on(first, oldestFirst), 2);
        InquiryPage third = page(state, on(second, oldestFirst), 2);
        assertThat(List.of(ids(first), ids(second), ids(third))).containsExactly(all.subList(0, 2), all.subList(2, 4), all.subList(4, 5));
        assertThat(on(third, oldestFirst)).isNull();
        assertThat(back(first, oldestFirst)).isNull();
        InquiryPage again = page(state, back(third, oldestFirst), 2);
        assertThat(ids(again)).isEqualTo(all.subList(2, 4));
        assertThat(ids(page(state, back(again, oldestFirst), 2))).isEqualTo(all.subList(0, 2));
    }

    private static LeadCursor on(InquiryPage page, boolean oldestFirst) {
        return oldestFirst ? page.newer() : page.older();
    }

    private static LeadCursor back(InquiryPage page, boolean oldestFirst) {
        return oldestFirst ? page.older() : page.newer();
    }

    @Test
    void aChannelIsAskedFor() throws Exception {
        desk.receive(MARISOL, null, "by chat");
        UUID mail = desk.receive(at(Instant.now()));
        assertThat(desk.<InquiryPage>front(beans -> beans.get(InquiryService.class).list(new InquiryFilter(InquiryState.RECEIVED, InquiryChannel.MAIL), null, 50)).rows())
                .extracting(InquiryRow::id).containsExactly(mail);
    }

    private InquiryPage page(InquiryState state, LeadCursor cursor, int limit) throws Exception {
        return desk.front(beans -> beans.get(InquiryService.class).list(new InquiryFilter(state, null), cursor, limit));
    }

    private static List<UUID> ids(InquiryPage page) {
        return page.rows().stream().map(InquiryRow::id).toList();
    }
}
