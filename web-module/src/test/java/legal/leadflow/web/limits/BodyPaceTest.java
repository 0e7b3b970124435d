package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyPaceTest {
    @Test
    void aFileMayTakeAsLongAsItsLengthAtTheSlowestPace() {
        assertThat(BodyPace.longest(0, 200_000_000)).hasSeconds(12);
        assertThat(BodyPace.longest(5_000_000, 200_000_000)).hasSeconds(512);
        assertThat(BodyPace.longest(-1, 200_000_000)).as("no length said").hasSeconds(20_012);
        assertThat(BodyPace.longest(Long.MAX_VALUE, 200_000_000)).hasSeconds(20_012);
    }
}
