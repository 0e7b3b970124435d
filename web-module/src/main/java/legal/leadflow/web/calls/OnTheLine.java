package legal.leadflow.web.calls;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.calls.CallDeskService;
import legal.leadflow.calls.CallerMatch;
import legal.leadflow.calls.KnownCaller;
import legal.leadflow.campaigns.Dialled;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.MatchReason;

/** Whom the firm knows by the numbers of a call on {@code calls/new.xhtml}: those it may be from, the one it is from, and what was dialled. */
@Named
@ViewScoped
public class OnTheLine implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private CallDeskService desk;
    private transient List<CallerMatch> matches;
    private transient KnownCaller caller;
    private transient Dialled dialled;

    /** Looks for people with this number, which may be half typed. */
    void look(String number) {
        matches = desk.match(number);
    }

    /** The one person with that very number; empty when there is none, or more than one. */
    Optional<UUID> sure() {
        List<UUID> same = matches.stream().filter(match -> match.reason() == MatchReason.SAME_NUMBER).map(CallerMatch::party).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** Takes this person: the search is over. */
    KnownCaller take(UUID party) {
        matches = null;
        caller = desk.caller(party);
        return caller;
    }

    /** It is nobody of those who were found. */
    void nobody() {
        matches = null;
        caller = null;
    }

    /** The person with this id, who was taken before; null for null. */
    KnownCaller caller(UUID party) {
        if (caller == null && party != null) {
            caller = desk.caller(party);
        }
        return caller;
    }

    /** Asks after a number that was dialled. */
    void dial(String number) {
        dialled = desk.dialled(number).orElse(null);
    }

    public List<CallerMatch> getMatches() {
        return matches == null ? List.of() : matches;
    }

    /** Whether a search was made and found nobody. */
    public boolean isNobodyFound() {
        return matches != null && matches.isEmpty();
    }

    /** What the dialled number tells; null when it tells nothing. */
    public Dialled getDialled() {
        return dialled;
    }

    /** Whether this number is whole and none of the firm's. */
    public boolean isStrange(String number) {
        return dialled == null && Phone.parse(number, "US").isPresent();
    }
}
