package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {
    private static final UUID RUN = UUID.randomUUID();

    @Test
    void knowsCallRail() {
        List<String> columns = List.of(("id,start_time,duration,answered,voicemail,direction,first_call,customer_name,customer_phone_number,customer_city,customer_state,"
                + "customer_country,business_phone_number,tracking_phone_number,source,medium,campaign,keywords,gclid,utm_source,utm_medium,utm_campaign,landing_page_url,"
                + "referrer_domain,agent_email,tags,note,lead_status,value").split(","));
        assertThat(ColumnMapping.recognise(columns).codes()).isEqualTo("CALL_ID,STARTED_AT,DURATION,ANSWERED,VOICEMAIL,DIRECTION,FIRST_CALL,CALLER_NAME,CALLER_NUMBER,CITY,"
                + "STATE,COUNTRY,BUSINESS_NUMBER,TRACKING_NUMBER,SOURCE,MEDIUM,CAMPAIGN,KEYWORD,CLICK_ID,IGNORE,IGNORE,IGNORE,LANDING_PAGE,IGNORE,AGENT,TAGS,NOTE,"
                + "LEAD_STATUS,IGNORE");
    }

    @Test
    void knowsOthersOfItsKind() {
        assertThat(ColumnMapping.recognise(List.of("Call ID", "Name", "Contact Number", "Tracking Number", "Date/Time", "Duration", "Call Status", "Source", "Ring Time",
                "Notes")).codes()).isEqualTo("CALL_ID,CALLER_NAME,CALLER_NUMBER,TRACKING_NUMBER,STARTED_AT,DURATION,OUTCOME,SOURCE,RING,NOTE");
        assertThat(ColumnMapping.recognise(List.of("Lead ID", "Date", "Phone Number", "Caller Name", "Duration (Seconds)", "Answer Status", "Source", "Medium", "Campaign",
                "Keyword", "Landing Page", "GCLID", "Quotable")).codes())
                .isEqualTo("CALL_ID,STARTED_AT,CALLER_NUMBER,CALLER_NAME,DURATION,OUTCOME,SOURCE,MEDIUM,CAMPAIGN,KEYWORD,LANDING_PAGE,CLICK_ID,LEAD_STATUS");
    }

    @Test
    void guessesAreMarked() {
        assertThat(ColumnMapping.sureness("Date", CallField.STARTED_AT)).isEqualTo(Sureness.GUESSED);
        assertThat(ColumnMapping.sureness("start_time", CallField.STARTED_AT)).isEqualTo(Sureness.KNOWN);
        assertThat(ColumnMapping.sureness("value", CallField.IGNORE)).isEqualTo(Sureness.NOT_NEEDED);
    }

    @Test
    void aFieldIsChosenOnceAndWhatIsNeededIsThere() {
        assertThatThrownBy(() -> ColumnMapping.parse("CALL_ID,CALL_ID,STARTED_AT").places(RUN)).isInstanceOf(MappingRefused.class);
        assertThatThrownBy(() -> ColumnMapping.parse("CALL_ID,NOTE").places(RUN)).isInstanceOf(MappingRefused.class);
        assertThat(ColumnMapping.parse("STARTED_AT,IGNORE,CALL_ID,IGNORE").places(RUN)).containsEntry(CallField.CALL_ID, 2).hasSize(2);
    }

    @Test
    void noNameMeansTwoFields() {
        Set<String> names = new HashSet<>();
        List<String> all = new ArrayList<>();
        Arrays.stream(CallField.values()).forEach(field -> {
            all.addAll(field.names());
            all.addAll(field.guesses());
        });
        assertThat(all).allMatch(names::add);
    }
}
