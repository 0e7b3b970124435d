package legal.leadflow.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CallCursorTest {
    @Test
    void isReadAsItWasWritten() {
        for (boolean newer : new boolean[] {true, false}) {
            CallCursor cursor = new CallCursor(Instant.parse("2026-11-03T18:04:18.123456Z"), UUID.randomUUID(), newer);
            assertThat(CallCursor.read(cursor.written())).contains(cursor);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"o", "x-1-0194a6f0-0000-7000-8000-000000000000", "o-99999999999999999999-0194a6f0-0000-7000-8000-000000000000", "o-1-zz", "o-1-' or 1=1",
        "o--1-0194a6f0-0000-7000-8000-000000000000"})
    void anythingElseIsTheBeginning(String text) {
        assertThat(CallCursor.read(text)).isEmpty();
    }
}
