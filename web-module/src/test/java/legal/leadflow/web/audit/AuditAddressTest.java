package legal.leadflow.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import legal.leadflow.audit.AuditFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditAddressTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Test
    void daysAreTheFirmsAndTheLastOneIsWhole() {
        AuditFilter filter = new AuditAddress(Map.of("from", "2026-03-08", "to", "2026-03-08")).filter(CENTRAL);
        assertThat(filter.from()).isEqualTo(Instant.parse("2026-03-08T06:00:00Z"));
        assertThat(filter.until()).isEqualTo(Instant.parse("2026-03-09T05:00:00Z"));
    }

    @Test
    void aFirstDayAfterTheLastIsSaid() {
        assertThat(new AuditAddress(Map.of("from", "2026-11-27", "to", "2026-11-20")).isReversed()).isTrue();
        assertThat(new AuditAddress(Map.of("from", "2026-11-27", "to", "2026-11-27")).isReversed()).isFalse();
        assertThat(new AuditAddress(Map.of("to", "2026-11-20")).isReversed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "+300000-01-01", "-0001-01-01", "2026-02-30", "yesterday", "2026-3-8"})
    void aDayNobodyCanMeanIsNoAddress(String day) {
        assertThatThrownBy(() -> new AuditAddress(Map.of("to", day)).filter(CENTRAL)).isInstanceOf(IllegalArgumentException.class);
    }
}
