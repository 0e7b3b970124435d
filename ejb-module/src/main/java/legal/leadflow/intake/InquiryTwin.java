package legal.leadflow.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Another inquiry that may say the same.
 *
 * @param name as shown; empty where nothing is known
 * @param why  the strongest reason first
 */
public record InquiryTwin(UUID id, String name, InquiryChannel channel, InquiryState state, Instant received, List<Likeness> why) {
    public InquiryTwin {
        why = List.copyOf(why);
    }

    @Override
    public String toString() {
        return why + " inquiry " + id;
    }
}
