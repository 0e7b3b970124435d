package legal.leadflow.parties;

import static org.assertj.core.api.Assertions.assertThat;

import legal.leadflow.kernel.Phone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"(713) 555-0142|+17135550142", "713.555.0142|+17135550142", "+1 713 555 0142|+17135550142",
        "1-713-555-0142|+17135550142", "+52 55 1234 5678|+525512345678"})
    void aWholeNumberIsOneNumberHoweverItIsWritten(String typed, String e164) {
        assertThat(TypedNumber.of(typed).whole()).contains(new Phone(e164));
    }

    @ParameterizedTest
    @CsvSource({"0142,'',0142", "555-0142,5550142,0142", "14,'',''"})
    void theEndOfANumberIsKnownByItsLastDigits(String typed, String last7, String last4) {
        assertThat(TypedNumber.of(typed).last(7).orElse("")).isEqualTo(last7);
        assertThat(TypedNumber.of(typed).last(4).orElse("")).isEqualTo(last4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-800-FLOWERS", "'; drop table party; --", "=1+7135550142", "<b>7135550142</b>", "7135550142\u0000", "\u202e7135550142"})
    void whatIsNotFiguresAsksForNobody(String typed) {
        assertThat(TypedNumber.of(typed).whole()).isEmpty();
        assertThat(TypedNumber.of(typed).last(4)).isEmpty();
    }
}
