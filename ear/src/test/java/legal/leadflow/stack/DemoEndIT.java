package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DemoEndIT {
    @Test
    void itEndsAlsoWhereNobodyHearsOfIt() {
        AtomicBoolean closed = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> Demo.end(() -> closed.set(true), ended, line -> {
            throw new NumberFormatException(line);
        })).isInstanceOf(NumberFormatException.class);
        assertThat(closed).isTrue();
        assertThat(ended.getCount()).isZero();
    }
}
