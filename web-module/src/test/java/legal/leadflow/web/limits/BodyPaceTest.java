package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyPaceTest {
    /** By what came, not by what was announced: a sender who announces 200 MB and sends a byte a minute is none. */
    @Test
    void aFileComesAtTheSlowestPaceAtLeast() {
        assertThat(BodyPace.isAtPace(0, Duration.ofSeconds(12))).isTrue();
        assertThat(BodyPace.isAtPace(0, Duration.ofSeconds(14))).isFalse();
        assertThat(BodyPace.isAtPace(120_000, Duration.ofSeconds(24))).isTrue();
        assertThat(BodyPace.isAtPace(119_999, Duration.ofSeconds(24))).isFalse();
        assertThat(BodyPace.isAtPace(200_000_000, Duration.ofSeconds(20_012))).isTrue();
    }
}
