package legal.leadflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadCursorTest {
    @Test
    void comesBackFromItsAddress() {
        for (String at : new String[] {"2026-11-03T16:00:00.123456Z", "1969-12-31T23:59:59.999999Z"}) {
            LeadCursor cursor = new LeadCursor(Instant.parse(at), UUID.randomUUID(), at.startsWith("2"));
            assertThat(LeadCursor.parse(cursor.address())).contains(cursor);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"x", "o1_", "o1_------------------------------------", "q1_00000000-0000-0000-0000-000000000000",
        "o99999999999999999999_00000000-0000-0000-0000-000000000000", "o1_00000000-0000-0000-0000-000000000000 or 1=1"})
    void anAddressWrittenByHandNamesNoPlace(String address) {
        assertThat(LeadCursor.parse(address)).isEmpty();
    }
}
