package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerPaceTest {
    @Test
    void whoReadsAtAPaceIsWaitedForAndWhoDoesNotIsNot() {
        assertThat(AnswerPace.longest(0)).hasSeconds(12);
        assertThat(AnswerPace.longest(550_000)).hasSeconds(67);
    }
}
