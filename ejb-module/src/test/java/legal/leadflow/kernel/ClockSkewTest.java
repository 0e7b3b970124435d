package legal.leadflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void whatTheAnswerTookIsNotHeldAgainstTheClock() {
        assertThat(ClockSkew.least(NOON, NOON.plusSeconds(3), Duration.ZERO, NOON.plusSeconds(4))).isZero();
        assertThat(ClockSkew.least(NOON, NOON.plusSeconds(9), Duration.ZERO, NOON.plusSeconds(4))).hasSeconds(5);
        assertThat(ClockSkew.least(NOON, NOON.minusSeconds(6), Duration.ZERO, NOON.plusSeconds(4))).hasSeconds(6);
    }

    @Test
    void aClockThatTellsWholeSecondsIsNotBehindForTheRest() {
        assertThat(ClockSkew.least(NOON.plusMillis(900), NOON, Duration.ofSeconds(1), NOON.plusMillis(950))).isZero();
        assertThat(ClockSkew.least(NOON.plusSeconds(8), NOON, Duration.ofSeconds(1), NOON.plusSeconds(8))).hasSeconds(7);
    }

    @Test
    void theLimitIsFiveSecondsUntilSomebodySaysOtherwise() {
        assertThat(ClockSkew.isTooMuch(Duration.ofSeconds(5))).isFalse();
        assertThat(ClockSkew.isTooMuch(Duration.ofMillis(5_001))).isTrue();
        System.setProperty(ClockSkew.LIMIT, "20");
        try {
            assertThat(ClockSkew.isTooMuch(Duration.ofSeconds(20))).isFalse();
            assertThat(ClockSkew.isTooMuch(Duration.ofSeconds(21))).isTrue();
        } finally {
            System.clearProperty(ClockSkew.LIMIT);
        }
    }
}
