package legal.leadflow.crypto;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keeps what is found by equality as it is: for measuring what keying it costs. */
@Alternative
@Priority(1)
@ApplicationScoped
public class OpenIndex extends BlindIndex {
    @Override
    public byte[] of(UUID firm, String kind, String normalised) {
        return normalised == null ? null : normalised.getBytes(StandardCharsets.UTF_8);
    }
}
