package legal.leadflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"18400|18400.00", "18,400|18400.00", "$18,400.5|18400.50", "$ 1,234,567.89|1234567.89", "0|0.00", "999999999999.99|999999999999.99"})
    void readsAmountsAsTheyAreWritten(String written, String read) {
        assertThat(Fact.EXPECTED_FEE.read(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.234", "1e9", "12,34", "NaN", "=1+1", "18.400,00", "9999999999999", "１２", "$", "١٢٣"})
    void refusesWhatIsNoAmount(String written) {
        assertThatThrownBy(() -> Fact.EXPECTED_FEE.read(written)).isInstanceOf(FactRefused.class)
                .satisfies(e -> assertThat(((FactRefused) e).field()).isEqualTo("expected-fee"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "14/08/2026", "1899-12-31", "2200-01-01", "+99999-01-01", "yesterday"})
    void refusesWhatIsNoDay(String written) {
        assertThatThrownBy(() -> Fact.INCIDENT_ON.read(written)).isInstanceOf(FactRefused.class);
    }

    @Test
    void anIncidentDoesNotLieAheadButALimitationDoes() {
        String ahead = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(3).toString();
        assertThatThrownBy(() -> Fact.INCIDENT_ON.read(ahead)).isInstanceOf(FactRefused.class);
        assertThat(Fact.LIMITATION_ON.read(ahead)).isEqualTo(ahead);
        String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        assertThat(Fact.INCIDENT_ON.read(today)).isEqualTo(today);
    }

    @Test
    void readsDaysNumbersAndNames() {
        assertThat(Fact.INCIDENT_ON.read(" 2026-08-14 ")).isEqualTo("2026-08-14");
        assertThat(Fact.PHONE.read("(713) 555-0142")).isEqualTo("+17135550142");
        assertThat(Fact.FAMILY_NAME.read("  de  la Cruz ")).isEqualTo("de la Cruz");
        assertThat(Fact.SPEAKS.read("ES")).isEqualTo("ES");
    }

    @Test
    void tellsHowLongATextMayBeAndHowLongItIs() {
        assertThatThrownBy(() -> Fact.FAMILY_NAME.read("x".repeat(101))).isInstanceOf(FactRefused.class)
                .satisfies(e -> assertThat(((FactRefused) e).arguments()).containsExactly(100, 101));
        assertThat(Fact.SUMMARY.read("x".repeat(3_998) + "\r\ny")).as("a line end is one").hasSize(4_001);
        assertThatThrownBy(() -> Fact.SUMMARY.read("x".repeat(3_999) + "\r\ny")).isInstanceOf(FactRefused.class);
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void blankIsNothing(Fact fact) {
        assertThat(fact.read(null)).isNull();
        assertThat(fact.read(" \t ")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void refusesCharactersThatCannotBeRead(Fact fact) {
        for (String hostile : new String[] {"a\0b", "a\u202eb", "a\u200bb", "\ud800"}) {
            assertThatThrownBy(() -> fact.read(hostile)).isInstanceOf(FactRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void refusesWhatIsTooLong(Fact fact) {
        assertThatThrownBy(() -> fact.read("1".repeat(fact.max() + 1))).isInstanceOf(FactRefused.class);
    }

    @Test
    void keepsMarkupAsText() {
        assertThat(Fact.ADVERSE_PARTY.read("<script>alert(1)</script> '; drop table lead --")).isEqualTo("<script>alert(1)</script> '; drop table lead --");
    }

    @Test
    void onlyTheSummaryHasLines() {
        assertThat(Fact.SUMMARY.read("one\ntwo")).isEqualTo("one\ntwo");
        assertThatThrownBy(() -> Fact.JURISDICTION.read("one\ntwo")).isInstanceOf(FactRefused.class);
    }

    @Test
    void aRefusalTellsNothingOfWhatWasWritten() {
        assertThatThrownBy(() -> Fact.PHONE.read("Marisol")).hasMessageNotContaining("Marisol");
        assertThat(new Facts(java.util.Map.of(Fact.FAMILY_NAME, "Delgado")).toString()).doesNotContain("Delgado");
    }
}
