package legal.leadflow.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadPlacesTest {
    private final UUID alpha = UUID.randomUUID();
    private final UUID beta = UUID.randomUUID();
    private final UUID gamma = UUID.randomUUID();
    private final UploadPlaces places = new UploadPlaces(3, 2);
    private final List<Boolean> last = new ArrayList<>();

    @Test
    void whoFindsNoPlaceIsTurnedAwayAtOnceAndLaterFindsOne() throws IOException {
        assertThat(places.take(alpha, () -> places.take(alpha, () -> places.take(beta, () -> last.add(places.take(gamma, () -> last.add(true))))))).isTrue();
        assertThat(last).containsExactly(false);
        assertThat(places.take(beta, () -> places.take(gamma, () -> last.add(true)))).isTrue();
        assertThat(last).containsExactly(false, true);
    }

    /** A firm that sends slowly leaves places for the others. */
    @Test
    void aFirmHasNoMoreThanItsShare() throws IOException {
        places.take(alpha, () -> places.take(alpha, () -> {
            last.add(places.take(alpha, () -> last.add(true)));
            last.add(places.take(beta, () -> last.add(true)));
        }));
        assertThat(last).as("the third of the firm, then another firm's").containsExactly(false, true, true);
        assertThat(places.take(alpha, () -> places.take(alpha, () -> last.add(true)))).as("and both again").isTrue();
        assertThat(last).hasSize(4);
    }

    @Test
    void anUploadThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> places.take(alpha, () -> {
                throw new IOException("the sender is gone");
            })).isInstanceOf(IOException.class);
        }
    }
}
