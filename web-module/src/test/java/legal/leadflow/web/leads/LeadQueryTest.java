package legal.leadflow.web.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.Stage;
import org.junit.jupiter.api.Test;

class LeadQueryTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final UUID ME = UUID.randomUUID();

    @Test
    void anEmptyAddressAsksForOpenLeads() {
        LeadFilter filter = query().filter(ME, CHICAGO, null);
        assertThat(filter).isEqualTo(LeadFilter.open());
        assertThat(query().address()).isEqualTo("/leads/list");
    }

    @Test
    void comesBackFromItsAddress() {
        LeadQuery query = query("which", "all", "stage", "NEW", "owner", "me", "received", "30");
        assertThat(query.address()).isEqualTo("/leads/list?which=all&stage=NEW&owner=me&received=30");
        LeadFilter filter = query.filter(ME, CHICAGO, "delgado");
        assertThat(filter.owner()).isEqualTo(ME);
        assertThat(filter.stages()).containsExactly(Stage.NEW);
        assertThat(filter.text()).isEqualTo("delgado");
    }

    @Test
    void noChoiceLeavesNoTrace() {
        assertThat(query("which", "open", "owner", "any", "area", "any", "from", "").same(query())).isTrue();
    }

    @Test
    void takesSeveralStages() {
        assertThat(LeadQuery.of(Map.of("stage", new String[] {"NEW", "CONTACTED", "NEW", ""})).stages()).isEqualTo(Set.of(Stage.NEW, Stage.CONTACTED));
    }

    @Test
    void daysAreThoseOfTheFirmsZone() {
        LeadFilter filter = query("from", "2026-11-01", "until", "2026-11-01").filter(ME, CHICAGO, null);
        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
        assertThat(filter.until()).as("the day on which the clocks go back has 25 hours").isEqualTo(Instant.parse("2026-11-02T06:00:00Z"));
    }

    @Test
    void chosenDaysCountMoreThanAPeriod() {
        LeadQuery query = query("received", "7", "from", "2026-01-01");
        assertThat(query.period()).isEmpty();
        assertThat(query.from(LocalDate.of(2026, 11, 3))).contains(LocalDate.of(2026, 1, 1));
        assertThat(query("received", "7").from(LocalDate.of(2026, 11, 3))).contains(LocalDate.of(2026, 10, 27));
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        LeadFilter filter = query("which", "x", "stage", "'; drop table lead", "owner", "nobody's", "area", "1", "source", "<b>", "from", "2026-02-30",
                "until", "+999999999-01-01", "received", "8").filter(ME, CHICAGO, null);
        assertThat(filter).isEqualTo(LeadFilter.open());
    }

    @Test
    void nothingInAnAddressEscapesIt() {
        assertThat(query("owner", "a&b=c#d\r\ne").address()).isEqualTo("/leads/list?owner=a%26b%3Dc%23d%0D%0Ae");
    }

    @Test
    void unknownParametersAreForgotten() {
        assertThat(query("foo", "bar", "text", "Delgado").address()).isEqualTo("/leads/list");
    }

    private static LeadQuery query(String... parameters) {
        Map<String, String[]> all = new java.util.LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], new String[] {parameters[i + 1]});
        }
        return LeadQuery.of(all);
    }

    @Test
    void whatIsKeptAsAViewIsWhatTheListCanRead() {
        LeadQuery typed = LeadQuery.parse("which=signed&which=bogus&stage=NEW&stage=x&owner=me&area=Rosa.Martinez&source=0b0e8c9a-9f5e-4c5f-8f86-000000000001&received=7&from=tomorrow&search=1");
        assertThat(typed.readable().text()).isEqualTo("which=signed&stage=NEW&owner=me&source=0b0e8c9a-9f5e-4c5f-8f86-000000000001&received=7");
        assertThat(LeadQuery.parse(typed.readable().text()).same(typed.readable())).isTrue();
        assertThat(LeadQuery.parse("stage=NEW&stage=SIGNED").same(LeadQuery.parse("stage=SIGNED&stage=NEW"))).as("in any order").isTrue();
    }
}
