package legal.leadflow.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What can be chosen for leads, and the names of what was chosen; maps by id, in the names' order.
 *
 * @param people    everybody of the firm, for showing who did something
 * @param owners    who may work on leads
 * @param attorneys who may be a lead's attorney
 */
public record LeadChoices(List<AreaView> areas, Map<UUID, String> sources, Map<UUID, String> campaigns, Map<UUID, String> people, Map<UUID, String> owners,
        Map<UUID, String> attorneys) {
    public LeadChoices {
        areas = List.copyOf(areas);
        sources = kept(sources);
        campaigns = kept(campaigns);
        people = kept(people);
        owners = kept(owners);
        attorneys = kept(attorneys);
    }

    /** The practice area of that id or of that case type; null when there is none. */
    public AreaView area(UUID id) {
        return areas.stream().filter(area -> area.id().equals(id) || area.types().stream().anyMatch(type -> type.id().equals(id))).findFirst().orElse(null);
    }

    /** The name of a case type, else of a practice area; empty when there is none. */
    public String caseName(UUID id, String language) {
        AreaView area = area(id);
        return area == null ? "" : area.types().stream().filter(type -> type.id().equals(id)).findFirst().map(type -> type.name(language))
                .orElseGet(() -> area.name(language));
    }

    private static Map<UUID, String> kept(Map<UUID, String> names) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    @Override
    public String toString() {
        return "choices";
    }
}
