package legal.leadflow.web.api;

import java.util.Optional;
import java.util.UUID;
import legal.leadflow.kernel.Uuids;

/** Ids in addresses and bodies: only as they are written here, for {@link UUID#fromString} takes short forms too. */
final class Ids {
    private Ids() {
    }

    /** Empty for what is no id. */
    static Optional<UUID> parse(String text) {
        return Uuids.parse(text);
    }

    /** The id in an address. @throws Refused as for a record that is not there */
    static UUID asked(String text) {
        return parse(text).orElseThrow(() -> new Refused(Problem.of(Kind.MISSING)));
    }
}
