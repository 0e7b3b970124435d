package legal.leadflow.intake;

import java.util.UUID;

/**
 * A saved view as its reader sees it.
 *
 * @param filter parameters of the list's address, {@code which=signed&owner=me}
 * @param firms  whether it is the firm's, not one person's own
 */
public record SavedViewRow(UUID id, int version, String name, String filter, boolean firms) {
    @Override
    public String toString() {
        return "saved view " + id;
    }
}
