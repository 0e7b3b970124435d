package legal.leadflow.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a dry run has met so far, instead of the rows that a real run would have stored: numbers for texts, so that a whole file fits. */
final class DryMemory {
    private final Map<Long, Long> versions = new HashMap<>();
    private final Set<UUID> people = new HashSet<>();
    private final Set<UUID> leads = new HashSet<>();

    /** The version last told of a call; null when this pass has not met it. */
    Long version(String providerId) {
        return versions.get(number(providerId));
    }

    void tell(String providerId, long version) {
        versions.put(number(providerId), version);
    }

    /** Whether the person is met for the first time. */
    boolean meets(UUID person) {
        return people.add(person);
    }

    /** Whether the person's first lead is opened now. */
    boolean opens(UUID person) {
        return leads.add(person);
    }

    private static long number(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).getLeastSignificantBits();
    }
}
