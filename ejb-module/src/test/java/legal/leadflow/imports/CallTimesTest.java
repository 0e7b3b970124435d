package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CallTimesTest {
    private static final ZoneId HOUSTON = ZoneId.of("America/Chicago");

    @Test
    void readsTimesAsExportsWriteThem() {
        for (String written : new String[] {"2026-03-20T19:55:00.000-05:00", "2026-03-20T19:55:00-05:00", "2026-03-21T00:55:00Z", "2026-03-20 19:55:00", "2026-03-20 19:55",
                "2026-03-20 07:55 PM -05:00", "2026-03-20 7:55 PM", "03/20/2026 7:55 PM", "3/20/26 7:55 pm", "3/20/2026 19:55", "Mar 20, 2026 7:55 PM",
                "2026-03-20T19:55:00.123456-05:00"}) {
            assertThat(CallTimes.instant(written, HOUSTON).map(time -> time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))).as(written)
                    .contains(Instant.parse("2026-03-21T00:55:00Z"));
        }
    }

    @Test
    void whatIsNoTimeIsNone() {
        for (String written : new String[] {"yesterday 5pm", "2026-02-30T10:12:00.000-06:00", "2026-02-30 10:12", "2026-03-20", "13/20/2026 7:55 PM", "", "0", "1711000000",
                "0001-01-01T00:00:00.000-05:00", "+99999-01-01T00:00:00.000Z", "2026-03-20T25:00:00.000-05:00", "9999-12-31 23:59:59"}) {
            assertThat(CallTimes.instant(written, HOUSTON)).as(written).isEmpty();
        }
    }

    @Test
    void readsLengths() {
        assertThat(CallTimes.seconds("85")).hasValue(85);
        assertThat(CallTimes.seconds("85.0")).hasValue(85);
        assertThat(CallTimes.seconds("1:25")).hasValue(85);
        assertThat(CallTimes.seconds("00:01:25")).hasValue(85);
        assertThat(CallTimes.seconds("-5")).isEmpty();
        assertThat(CallTimes.seconds("1:75")).isEmpty();
        assertThat(CallTimes.seconds("9999999")).isEmpty();
        assertThat(CallTimes.seconds("99999999999999")).isEmpty();
        assertThat(CallTimes.seconds("long")).isEmpty();
    }
}
