package legal.leadflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, // controls
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C, // what turns the direction
        0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x3164, 0xFFA0, 0x2800, 0x180E, // what shows nothing
        0x2061, 0x2064, 0x206A, 0x206F, 0xFFF9, 0xFFFB, 0x1D173, 0xE0001, 0xE0041, 0xE007F, // format, annotation, tags
        0x2028, 0x2029, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0xFDD0, 0x0378}) // separators, private, no characters
    void refuses(int character) {
        String text = "Ann" + Character.toString(character) + "a";
        assertThat(PlainText.Check.isPlain(text, false)).isFalse();
        assertThat(PlainText.Check.isPlain(text, true)).isFalse();
        assertThat(PlainText.Check.isPlain(Character.toString(character), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ann", "Zoë", "O’Brien", "O'Brien-Smith, Jr.", "Núñez", "Nu\u0301n\u0303ez", "Łukasz Żółć", "Þórður", "Ångström", "Đặng Thị Hương", "Иванов", "Γιώργος", "李小龍", "山田 太郎",
        "김철수", "محمد علي", "שרה כהן", "अनिता शर्मा", "สมชาย", "Արմեն", "გიორგი", "😀", "𝒜", "<script>alert(1)</script>", "'; drop table lead; --", "=1+1", "@SUM(A1)", "{{7*7}}", "${jndi:ldap://x}", "../../etc", "%00",
        "a\u00A0b", "\uFFFD", "℡ № ½ €"})
    void allows(String text) {
        assertThat(PlainText.Check.isPlain(text, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb"})
    void allowsLinesWhereTheyBelong(String text) {
        assertThat(PlainText.Check.isPlain(text, true)).isTrue();
        assertThat(PlainText.Check.isPlain(text, false)).isFalse();
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(PlainText.Check.isPlain("a\uD83D", true)).isFalse();
        assertThat(PlainText.Check.isPlain("\uDE00a", true)).isFalse();
        assertThat(PlainText.Check.isPlain("\uDE00\uD83D", true)).isFalse();
    }
}
