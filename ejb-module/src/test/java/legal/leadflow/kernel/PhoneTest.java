package legal.leadflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
    @ParameterizedTest
    @CsvSource({"713-555-0142", "(713) 555-0142", "+1 713 555 0142", "1 713 555 0142", "7135550142", "713.555.0142", "  713 555 0142 ", "tel:+1-713-555-0142", "٧١٣٥٥٥٠١٤٢", "７１３５５５０１４２"})
    void writesANumberInOneFormHoweverItWasWritten(String written) {
        assertThat(Phone.parse(written, "US")).contains(new Phone("+17135550142"));
    }

    @Test
    void readsNumbersOfOtherCountries() {
        assertThat(Phone.parse("+52 55 1234 5678", "US")).contains(new Phone("+525512345678"));
        assertThat(Phone.parse("030 123456", "DE")).contains(new Phone("+4930123456"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "911", "12", "555-0142", "+", "+999 123456", "anonymous", "713-555-01423333333333", "1111111111111111111111111111111111111111111", "'; drop table call; --",
        "713\u0000555", "+17135550142 +17135550143 +17135550144 "})
    void refusesWhatIsNone(String written) {
        assertThat(Phone.parse(written, "US")).isEmpty();
    }

    @Test
    void showsItAsPeopleOfTheCountryWriteIt() {
        Phone phone = new Phone("+17135550142");
        assertThat(phone.shown("US")).isEqualTo("(713) 555-0142");
        assertThat(phone.shown("DE")).isEqualTo("+1 713-555-0142");
    }

    @Test
    void tellsItsLastDigitsAndKeepsItselfOutOfLogs() {
        Phone phone = new Phone("+17135550142");
        assertThat(phone.last(7)).isEqualTo("5550142");
        assertThat(phone.last(4)).isEqualTo("0142");
        assertThat(phone.last(99)).isEqualTo("17135550142");
        assertThat(phone.toString()).doesNotContain("0142");
    }
}
