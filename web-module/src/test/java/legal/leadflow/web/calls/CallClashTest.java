package legal.leadflow.web.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallClashTest {
    @ParameterizedTest
    @CsvSource({"a,b,c,true", "a,b,b,false", "a,a,b,false", "a,b,a,false", "a,a,a,false"})
    void onlyWhatBothChangedDifferentlyIsAsked(String original, String theirs, String yours, boolean clash) {
        assertThat(CallClash.is(original, theirs, yours)).isEqualTo(clash);
    }

    @ParameterizedTest
    @CsvSource({"a,b,a,b", "a,a,b,b", "a,b,b,b"})
    void oneChangeStandsWithoutAQuestion(String original, String theirs, String yours, String merged) {
        assertThat(CallClash.merged(original, theirs, yours)).isEqualTo(merged);
    }
}
