package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A person or lead whose trail can be read.
 *
 * @param kind  {@code party} or {@code lead}
 * @param label the person's name, or the lead's number
 * @param phone one of the person's numbers; null for none, and for leads
 */
public record TrailFound(String kind, UUID id, String label, Phone phone) {
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
