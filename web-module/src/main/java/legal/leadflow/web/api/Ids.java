package legal.leadflow.web.api;

import java.util.Optional;
import java.util.UUID;

/** Ids in addresses and bodies: only as they are written here, for {@link UUID#fromString} takes short forms too. */
final class Ids {
    private Ids() {
    }

    /** Empty for what is no id. */
    static Optional<UUID> parse(String text) {
        if (text == null || !text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text));
    }

    /** The id in an address. @throws Refused as for a record that is not there */
    static UUID asked(String text) {
        return parse(text).orElseThrow(() -> new Refused(Problem.of(Kind.MISSING)));
    }
}
