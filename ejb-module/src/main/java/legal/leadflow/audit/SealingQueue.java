package legal.leadflow.audit;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Firms whose trail has grown on this node since it was sealed last. What is lost with the node, the sealer finds in its round over all firms. */
final class SealingQueue {
    private static final Set<UUID> GROWN = ConcurrentHashMap.newKeySet();

    private SealingQueue() {
    }

    /** An entry is about to be committed. */
    static void written(UUID firm) {
        GROWN.add(firm);
    }

    static Set<UUID> grown() {
        return Set.copyOf(GROWN);
    }

    /** Before it is looked at: what is written from here on is noted again. */
    static void begin(UUID firm) {
        GROWN.remove(firm);
    }
}
