package legal.leadflow.web.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.LeadCursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inbox shows is what its address says. */
class InquiryQueryTest {
    private static final UUID ID = UUID.fromString("01994f00-0000-7000-8000-000000000001");

    @Test
    void whatWaitsIsAskedForByNothing() {
        assertThat(InquiryQuery.of(Map.of())).isEqualTo(new InquiryQuery(InquiryState.RECEIVED, null, null));
        assertThat(InquiryQuery.of(Map.of()).address()).isEqualTo("/inquiries/list");
        assertThat(InquiryQuery.of(Map.of()).address(InquiryQuery.ID, ID)).isEqualTo("/inquiries/list?id=" + ID);
    }

    @Test
    void anAddressIsReadAsItWasWritten() {
        LeadCursor at = new LeadCursor(Instant.parse("2026-11-03T16:00:00.000001Z"), ID, true);
        InquiryQuery asked = new InquiryQuery(InquiryState.SPAM, InquiryChannel.MAIL, at);
        assertThat(asked.address(InquiryQuery.NEXT, ID)).isEqualTo("/inquiries/list?state=SPAM&channel=MAIL&at=" + at.address() + "&next=" + ID);
        assertThat(InquiryQuery.of(asked.parameters())).isEqualTo(asked);
        assertThat(asked.in(InquiryState.REJECTED)).as("another list begins at its beginning").isEqualTo(new InquiryQuery(InquiryState.REJECTED, InquiryChannel.MAIL, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "any", "spam", "SPAM ", "'; drop table inquiry; --", "\u202e"})
    void whatCannotBeReadAsksNothing(String text) {
        assertThat(InquiryQuery.of(Map.of("state", text, "channel", text, "at", text))).isEqualTo(new InquiryQuery(InquiryState.RECEIVED, null, null));
    }
}
