package legal.leadflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The watch sees what it is there for; else its silence would say nothing. */
@Order(10)
class WatchIT {
    @Test
    void seesAForeignRequestAViolationAndAnError() {
        try (Person stranger = Person.stranger("stranger")) {
            stranger.open("/signed-out");
            assertThat(Watch.violations()).isEmpty();
            assertThat(Watch.errors()).isEmpty();
            assertThat(Watch.foreign()).isEmpty();
            stranger.page().evaluate("""
                    () => {
                        new Image().src = 'https://foreign.invalid/x.png';
                        const script = document.createElement('script');
                        script.textContent = '1';
                        document.head.append(script);
                        setTimeout(() => { throw new Error('planted'); }, 0);
                        console.error('planted too');
                    }""");
            stranger.page().waitForCondition(() -> Watch.violations().size() >= 2 && Watch.errors().size() >= 2);
            assertThatThrownBy(() -> stranger.page().navigate("https://foreign.invalid/y")).isInstanceOf(PlaywrightException.class);
            assertThat(Watch.foreign()).contains("https://foreign.invalid/y");
            assertThat(Watch.violations()).anyMatch(line -> line.contains("img-src")).anyMatch(line -> line.contains("script-src"));
            assertThat(Watch.errors()).anyMatch(line -> line.contains("planted")).anyMatch(line -> line.contains("planted too"));
        }
        Watch.forget();
    }
}
