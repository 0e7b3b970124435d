package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnedAwayTest {
    private static final String TOKEN = "Bearer one";
    private long now = Long.MAX_VALUE - 5; // the clock of nanoseconds may pass its end
    private final TurnedAway away = new TurnedAway(() -> now);

    @Test
    void whoWasRefusedWaitsTheWholeTimeAndNoLonger() {
        away.note(RouteClass.API_READ, TOKEN, Duration.ofMillis(100));
        assertThat(away.left(RouteClass.API_READ, TOKEN)).isEqualTo(Duration.ofMillis(100));
        now += Duration.ofMillis(99).toNanos();
        assertThat(away.left(RouteClass.API_READ, TOKEN)).isEqualTo(Duration.ofMillis(1));
        now += Duration.ofMillis(1).toNanos();
        assertThat(away.left(RouteClass.API_READ, TOKEN)).isZero();
    }

    @Test
    void theSameTokenInOtherBlanksAndLettersIsTheSame() {
        away.note(RouteClass.API_READ, TOKEN, Duration.ofMillis(100));
        assertThat(away.left(RouteClass.API_READ, "bearer   one " + " ".repeat(9_000))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void nobodyElseAndNothingElseIsRefused() {
        away.note(RouteClass.API_READ, TOKEN, Duration.ofMillis(100));
        assertThat(away.left(RouteClass.API_READ, "Bearer two")).isZero();
        assertThat(away.left(RouteClass.API_WRITE, TOKEN)).isZero();
        assertThat(away.left(RouteClass.API_READ, null)).isZero();
    }

    @Test
    void aLongWaitIsToldWholeAndAskedAfterEachSecond() {
        away.note(RouteClass.EXPORT, TOKEN, Duration.ofHours(1));
        assertThat(away.left(RouteClass.EXPORT, TOKEN)).isEqualTo(Duration.ofHours(1));
        now += Duration.ofSeconds(1).toNanos();
        assertThat(away.left(RouteClass.EXPORT, TOKEN)).isZero();
    }

    @Test
    void noMoreThanSoManyAreHeld() {
        away.note(RouteClass.API_READ, TOKEN, Duration.ofSeconds(1));
        for (int i = 0; i < 10_000; i++) {
            away.note(RouteClass.API_READ, "Bearer " + i, Duration.ofSeconds(1));
        }
        assertThat(away.left(RouteClass.API_READ, TOKEN)).isZero();
        assertThat(away.left(RouteClass.API_READ, "Bearer 9999")).isPositive();
    }
}
