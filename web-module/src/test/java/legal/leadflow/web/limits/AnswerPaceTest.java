package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerPaceTest {
    @Test
    void whoReadsAtAPaceIsWaitedForAndWhoDoesNotIsNot() {
        assertThat(AnswerPace.longest(0, false)).hasSeconds(12);
        assertThat(AnswerPace.longest(550_000, false)).hasSeconds(67);
        assertThat(AnswerPace.longest(550_000, true)).as("where half of the threads wait for this address").hasSeconds(2);
    }
}
