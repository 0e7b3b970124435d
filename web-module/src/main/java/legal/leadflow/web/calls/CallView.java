package legal.leadflow.web.calls;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.calls.CallChange;
import legal.leadflow.calls.CallChangedMeanwhile;
import legal.leadflow.calls.CallDetails;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.CallService;
import legal.leadflow.calls.UnknownCall;
import legal.leadflow.web.Show;

/** Backs {@code calls/call.xhtml}: one call, whose outcome can be set right, and its note by whoever may write it. */
@Named
@ViewScoped
public class CallView implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects proxies, which are serializable
    private CallService calls;
    @Inject
    @SuppressWarnings("serial")
    private Show show;
    private UUID id;
    private int version;
    private CallOutcome before;
    private String noteBefore;
    private CallOutcome outcome;
    private String note;
    private boolean noteWritable;
    private final List<CallClash> clashes = new ArrayList<>();
    private transient CallDetails details;
    private transient CallDetails theirs;

    /** Reads the call that the address names; 404 when the firm has none of that id. */
    public void open() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            id = UUID.fromString(faces.getExternalContext().getRequestParameterMap().getOrDefault("id", ""));
            details = calls.get(id);
            version = details.version();
            before = outcome = details.outcome();
            noteBefore = note = lines(details.note().text());
            noteWritable = details.note().writable();
        } catch (IllegalArgumentException | UnknownCall e) {
            faces.getExternalContext().responseSendError(404, null);
            faces.responseComplete();
        }
    }

    /** Saves; where somebody else changed the same field meanwhile, asks instead. Where nothing was changed nothing is saved either, and no entry says so. */
    public String save() {
        if (outcome == before && !isNoteChanged()) {
            return done("calls.call.unchanged");
        }
        try {
            write(version, outcome, note);
            return done("calls.call.saved");
        } catch (CallChangedMeanwhile e) {
            theirs = calls.get(id);
            if (isNoteChanged() && !theirs.note().writable()) {
                write(theirs.version(), outcome, note); // is refused: a colleague's note stands there now; what was typed stays in its field
            }
            compare(theirs.outcome(), lines(theirs.note().text()));
            return clashes.isEmpty() ? merge(theirs) : null;
        }
    }

    /** The note only where it was changed: whoever may not read it must not lose it. */
    private void write(int seen, CallOutcome wanted, String wantedNote) {
        calls.change(id, seen, new CallChange(wanted, wantedNote, isNoteChanged()));
    }

    private boolean isNoteChanged() {
        return noteWritable && !lines(note).equals(noteBefore);
    }

    private void compare(CallOutcome theirOutcome, String theirNote) {
        clashes.clear();
        if (CallClash.is(before, theirOutcome, outcome)) {
            clashes.add(new CallClash("outcome", show.text("calls.outcome." + before), show.text("calls.outcome." + theirOutcome),
                    show.text("calls.outcome." + outcome)));
        }
        if (isNoteChanged() && CallClash.is(noteBefore, theirNote, lines(note))) {
            clashes.add(new CallClash("note", noteBefore, theirNote, note));
        }
    }

    private String merge(CallDetails now) {
        CallOutcome mergedOutcome = CallClash.merged(before, now.outcome(), outcome);
        boolean sameNote = !isNoteChanged() || lines(note).equals(lines(now.note().text()));
        if (mergedOutcome == now.outcome() && sameNote) { // the other wrote the very same
            return done("calls.call.unchanged");
        }
        write(now.version(), mergedOutcome, note);
        return done("calls.call.merged");
    }

    /** Saves what was chosen for each field that clashed. */
    public String settle() {
        for (CallClash clash : clashes) {
            if (!"yours".equals(external().getRequestParameterMap().get("stands-" + clash.field()))) {
                giveWay(clash.field());
            }
        }
        if (!isNoteChanged()) {
            giveWay("note");
        }
        version = getTheirs().version();
        before = getTheirs().outcome();
        noteBefore = lines(getTheirs().note().text());
        clashes.clear();
        return save();
    }

    private void giveWay(String field) {
        if ("outcome".equals(field)) {
            outcome = getTheirs().outcome();
        } else {
            note = lines(getTheirs().note().text());
        }
    }

    /** Back to editing; nothing is lost, nothing is saved. */
    public void goOn() {
        clashes.clear();
    }

    private String done(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, show.text(key), null));
        external().getFlash().setKeepMessages(true);
        return "/calls/call?faces-redirect=true&id=" + id;
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** Browsers send line ends in two characters; they count as one. */
    private static String lines(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    public CallDetails getDetails() {
        if (details == null) {
            details = calls.get(id);
        }
        return details;
    }

    /** The call as somebody else left it meanwhile. */
    public CallDetails getTheirs() {
        if (theirs == null) {
            theirs = calls.get(id);
        }
        return theirs;
    }

    public List<CallClash> getClashes() {
        return clashes;
    }

    /** Whether the note was this person's to write when the page was drawn. */
    public boolean isNoteWritable() {
        return noteWritable;
    }

    public CallOutcome[] getOutcomes() {
        return CallOutcome.values();
    }

    public CallOutcome getOutcome() {
        return outcome;
    }

    public void setOutcome(CallOutcome outcome) {
        this.outcome = outcome;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note == null ? "" : note;
    }
}
