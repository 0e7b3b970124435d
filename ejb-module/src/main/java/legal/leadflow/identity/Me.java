package legal.leadflow.identity;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.tenancy.Role;

/**
 * The signed-in person, for the frame of every page.
 *
 * @param lastPracticeArea what they chose last on the call screen; null before the first call
 */
public record Me(UUID id, String name, UUID firmId, String firmName, ZoneId timeZone, Currency currency, Set<Role> roles, Settings settings,
        UUID lastPracticeArea) {
    @Override
    public String toString() {
        return "person " + id;
    }
}
