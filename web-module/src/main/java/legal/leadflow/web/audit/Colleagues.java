package legal.leadflow.web.audit;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.identity.StaffService;

/** Names of colleagues, asked for once a session and again when somebody new appears: each question is an entry of the trail itself. */
@SessionScoped
public class Colleagues implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private StaffService staff;
    private final HashMap<UUID, String> names = new HashMap<>();
    private final HashSet<UUID> strangers = new HashSet<>();

    /** Names by id; ids that are nobody's of the firm are missing. */
    synchronized Map<UUID, String> names(Collection<UUID> needed) {
        Set<UUID> unknown = new HashSet<>(needed);
        unknown.removeAll(names.keySet());
        unknown.removeAll(strangers);
        if (names.isEmpty() || !unknown.isEmpty()) {
            names.putAll(staff.names());
            unknown.removeAll(names.keySet());
            strangers.addAll(unknown);
        }
        return Map.copyOf(names);
    }

    /** All colleagues in the order of their names. */
    List<Map.Entry<UUID, String>> all() {
        Map<UUID, String> sorted = new LinkedHashMap<>();
        names(Set.of()).entrySet().stream().sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER)).forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return List.copyOf(sorted.entrySet());
    }
}
