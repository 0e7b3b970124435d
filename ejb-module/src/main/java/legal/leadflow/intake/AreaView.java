package legal.leadflow.intake;

import java.util.List;
import java.util.UUID;

/**
 * A practice area with its case types, for choosing and for showing.
 *
 * @param active whether new leads may be put under it
 */
public record AreaView(UUID id, String name, String nameEs, boolean active, List<TypeView> types) {
    public AreaView {
        types = List.copyOf(types);
    }

    /** The name in a language of the pages: {@code es} or anything else for English. */
    public String name(String language) {
        return "es".equals(language) ? nameEs : name;
    }

    /** A case type of the area. */
    public record TypeView(UUID id, String name, String nameEs, boolean active) {
        /** The name in a language of the pages: {@code es} or anything else for English. */
        public String name(String language) {
            return "es".equals(language) ? nameEs : name;
        }
    }
}
