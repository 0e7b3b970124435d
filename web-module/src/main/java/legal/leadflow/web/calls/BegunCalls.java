package legal.leadflow.web.calls;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.calls.CallDeskService;
import legal.leadflow.calls.CallDraft;

/** Calls that somebody began and did not save: their drafts, and the list of the others on the page of one of them, {@code calls/new.xhtml}. */
@Named
@ViewScoped
public class BegunCalls implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A call that popped up and that nobody typed into is forgotten after this time. */
    private static final Duration IDLE = Duration.ofHours(1);
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private CallDeskService desk;
    private transient List<CallDraft> drafts;
    private transient List<BegunCall> others;
    private Instant savedAt;

    /** Reads the drafts. Those that popped up and were never touched are forgotten. */
    void read() {
        Map<Boolean, List<CallDraft>> idle = desk.drafts().stream()
                .collect(Collectors.partitioningBy(draft -> !touched(draft) && draft.savedAt().isBefore(Instant.now().minus(IDLE))));
        idle.get(true).forEach(draft -> desk.discard(draft.id()));
        drafts = idle.get(false);
    }

    /** The draft that was read with this id. */
    Optional<CallDraft> withId(String id) {
        return drafts.stream().filter(draft -> draft.id().toString().equals(id)).findFirst();
    }

    /** The call that was begun with this number, as people write it; with an empty one, a call that has none yet. */
    Optional<UUID> from(String number) {
        return drafts.stream().filter(draft -> draft.fields().get("from").equals(number)).map(CallDraft::id).findFirst();
    }

    /** Lists what was begun besides the call that the page shows. */
    void listBesides(UUID shown) {
        others = drafts.stream().filter(draft -> !draft.id().equals(shown) && touched(draft)).map(BegunCall::of).toList();
    }

    /** The page goes on with this one. */
    void shows(CallDraft draft) {
        savedAt = draft.savedAt();
    }

    /**
     * Keeps the call that the page shows as it stands.
     *
     * @return whether it was kept: one that was saved or thrown away elsewhere is not begun again
     */
    boolean keep(UUID shown, Map<String, String> fields) {
        savedAt = desk.keep(shown, fields);
        return savedAt != null;
    }

    void discard(UUID begun) {
        desk.discard(begun);
    }

    /** Throws one away, and lists what is left besides the call that the page shows. */
    void drop(UUID begun, UUID shown) {
        discard(begun);
        relist(shown);
    }

    /** Lists anew what was begun besides the call that the page shows. */
    void relist(UUID shown) {
        drafts = desk.drafts();
        listBesides(shown);
    }

    private static boolean touched(CallDraft draft) {
        return Boolean.parseBoolean(draft.fields().get(CallForm.TOUCHED));
    }

    /** When the draft of the call that the page shows was saved last; null before. */
    public Instant getSavedAt() {
        return savedAt;
    }

    /** Other calls that were begun and not saved, the one that was typed into last first. */
    public List<BegunCall> getOthers() {
        return others == null ? List.of() : others;
    }
}
