package legal.leadflow.web;

import java.util.List;
import java.util.Set;

/**
 * A place that the rail leads to.
 *
 * @param folder folder of its pages, {@code calls}; its word is {@code web.nav.<folder>}
 * @param page   its first page within the folder
 * @param icon   symbol in the sprite
 * @param roles  who is led there; the services ask again
 */
public record Place(String folder, String page, String icon, Set<String> roles) {
    /** All places in the order of the rail. */
    static final List<Place> ALL = List.of(
            new Place("calls", "log", "phone", Set.of("receptionist", "intake", "attorney", "partner")),
            new Place("inquiries", "list", "inbox", Set.of("receptionist", "intake", "attorney", "partner")),
            new Place("leads", "list", "list", Set.of("receptionist", "intake", "attorney", "partner")),
            new Place("imports", "list", "upload", Set.of("intake", "partner")),
            new Place("campaigns", "list", "flag", Set.of("partner", "marketing")),
            new Place("audit", "log", "shield", Set.of("compliance", "firm-admin")),
            new Place("keys", "list", "lock", Set.of("platform-admin")));
    /** Folders where those at the desk begin their day, and nobody else. */
    static final Set<String> OF_THE_DESK = Set.of("calls", "inquiries");
    /** Who may write down a call. */
    static final Set<String> CALL_TAKERS = Set.of("receptionist", "intake");

    /** As {@link #address}, for pages. */
    public String getAddress() {
        return address();
    }

    /** For pages. */
    public String getIcon() {
        return icon;
    }

    /** For pages: the key of its word. */
    public String getWord() {
        return "web.nav." + folder;
    }

    /** Its address, {@code /calls/log}. */
    public String address() {
        return "/" + folder + "/" + page;
    }

    boolean isOpenTo(Set<String> held) {
        return held.stream().anyMatch(roles::contains);
    }

    boolean holds(String viewId) {
        return viewId.startsWith("/" + folder + "/");
    }
}
