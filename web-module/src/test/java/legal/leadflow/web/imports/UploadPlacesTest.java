package legal.leadflow.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadPlacesTest {
    private final UploadPlaces places = new UploadPlaces(2);
    private final List<Boolean> third = new ArrayList<>();

    @Test
    void whoFindsNoPlaceIsTurnedAwayAtOnceAndLaterFindsOne() throws IOException {
        assertThat(places.take(() -> places.take(() -> third.add(places.take(() -> third.add(true)))))).isTrue();
        assertThat(third).containsExactly(false);
        assertThat(places.take(() -> places.take(() -> third.add(true)))).isTrue();
        assertThat(third).containsExactly(false, true);
    }

    @Test
    void anUploadThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> places.take(() -> {
                throw new IOException("the sender is gone");
            })).isInstanceOf(IOException.class);
        }
    }
}
