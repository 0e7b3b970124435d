package legal.leadflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    @Test
    void areOfVersion7AndDifferAndTellTheirTime() {
        Set<UUID> seen = new HashSet<>();
        long before = System.currentTimeMillis();
        for (int i = 0; i < 100_000; i++) {
            UUID id = Uuids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
            seen.add(id);
        }
        assertThat(seen).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "01994f00-0000-7000-8000-00000000000g", "01994f00-0000-7000-8000-0000000000011", " 01994f00-0000-7000-8000-000000000001"})
    void whatIsNoIdIsNone(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }

    @Test
    void anIdIsReadAsItIsWritten() {
        UUID id = Uuids.next();
        assertThat(Uuids.parse(id.toString())).contains(id);
        assertThat(Uuids.parse(null)).isEmpty();
    }
}
