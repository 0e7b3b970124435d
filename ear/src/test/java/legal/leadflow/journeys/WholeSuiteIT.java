package legal.leadflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What no single journey can tell; runs after all of them. */
@Order(1000)
class WholeSuiteIT {
    @Test
    void noWindowAskedAnotherHost() {
        assertThat(Watch.pages()).hasSizeGreaterThan(5);
        assertThat(Watch.foreign()).isEmpty();
    }

    @Test
    void noContentPolicyWasViolated() {
        assertThat(Watch.violations()).isEmpty();
    }

    @Test
    void noScriptFailed() {
        assertThat(Watch.errors()).isEmpty();
    }
}
