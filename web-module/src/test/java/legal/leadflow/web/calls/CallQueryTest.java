package legal.leadflow.web.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.calls.CallFilter;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import org.junit.jupiter.api.Test;

class CallQueryTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Test
    void readsWhatAnAddressAsks() {
        UUID source = UUID.randomUUID();
        CallFilter filter = new CallQuery(Map.of("outcome", "MISSED", "direction", "INBOUND", "from", "2026-03-08", "until", "2026-03-08", "source",
                source.toString(), "waiting", "1")).filter(CENTRAL, "0142");
        assertThat(filter).isEqualTo(new CallFilter(CallOutcome.MISSED, Direction.INBOUND, Instant.parse("2026-03-08T06:00:00Z"),
                Instant.parse("2026-03-09T05:00:00Z"), source, "0142", true)); // a day of 23 hours
    }

    @Test
    void whatCannotBeReadAsksNothing() {
        CallQuery query = new CallQuery(Map.of("outcome", "' or 1=1", "direction", "on", "from", "2026-02-30", "until", "-999999999-01-01", "source", "zz",
                "period", "9999", "waiting", "yes", "x", "y"));
        assertThat(query.filter(CENTRAL, "")).isEqualTo(new CallFilter(null, null, null, null, null, "", false));
        assertThat(query.values()).doesNotContainKey("x");
    }

    @Test
    void theAddressHoldsNothingThatWasNotChosen() {
        CallQuery query = new CallQuery(Map.of("outcome", CallQuery.ANY, "from", "")).with(CallQuery.DIRECTION, "OUTBOUND");
        assertThat(query.address()).isEqualTo("/calls/log?direction=OUTBOUND");
        assertThat(query.with(CallQuery.DIRECTION, null).address()).isEqualTo("/calls/log");
    }
}
