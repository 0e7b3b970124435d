package legal.leadflow.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes a label; routes themselves are asked of the running server by {@code MetricsIT}. */
class RouteTest {
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void aMethodThatBrowsersAndProgramsUseIsItself(String method) {
        assertThat(Route.method(method)).isEqualTo(method);
    }

    @Test
    void whateverElseIsSentIsOneLabel() {
        assertThat(Route.method("get")).isEqualTo(Route.method("MARCUS-BELL")).isEqualTo("other");
    }
}
