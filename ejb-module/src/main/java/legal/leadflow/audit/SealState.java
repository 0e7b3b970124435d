package legal.leadflow.audit;

import java.time.Instant;

/**
 * How far a firm's trail is sealed.
 *
 * @param number  of the newest seal; 0 before the first
 * @param until   when that seal was made; null before the first
 * @param entries how many entries are sealed
 * @param trouble why sealing does not go on, a code as in {@link SealerStatus}; null when all is well
 * @param retired before when no entries are kept any more; null while all are
 */
public record SealState(long number, Instant until, long entries, String trouble, Instant retired) {
    /** Nothing is known of it. */
    public static final SealState NONE = new SealState(0, null, 0, null, null);
}
