package legal.leadflow.web.calls;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.calls.CallDetails;
import legal.leadflow.calls.CallDraft;
import legal.leadflow.calls.CallRecordedBefore;
import legal.leadflow.calls.CallService;
import legal.leadflow.calls.KnownCaller;
import legal.leadflow.calls.NewCall;
import legal.leadflow.calls.Recorded;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.web.Show;
import org.primefaces.PrimeFaces;

/** Backs {@code calls/new.xhtml}: a call while it is on the line. */
@Named
@ViewScoped
public class NewCallView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final List<String> FIELDS = List.of("from", "to", "first", "last", "speaks", "area", "type", "said", "note", "outcome");
    @Inject
    @SuppressWarnings("serial") // the container injects proxies, which are serializable
    private CallService calls;
    @Inject
    private BegunCalls begun;
    @Inject
    private OnTheLine line;
    @Inject
    private CallChoices choices;
    @Inject
    @SuppressWarnings("serial")
    private Show show;
    private UUID id = Uuids.next();
    private final CallForm form = new CallForm();
    private String focus = "from";

    /** A soft phone's {@code ?from=&to=}, a call to return {@code ?call=}, an unfinished one {@code ?draft=}, or an empty page: each opened page is a call of its own. */
    public void open() throws IOException {
        Map<String, String> asked = external().getRequestParameterMap();
        begun.read();
        if (asked.containsKey("from") || asked.containsKey("to")) {
            popUp(short40(asked.get("from")), short40(asked.get("to")));
        } else if (asked.getOrDefault("call", "").matches(UUID_FORM)) {
            callBack(UUID.fromString(asked.get("call")));
        } else {
            begun.withId(asked.get("draft")).ifPresentOrElse(this::restore, this::begin);
            begun.listBesides(id);
            recognise();
        }
    }

    /** The number leaves the address at once: addresses stand in histories and logs. */
    private void popUp(String from, String to) throws IOException {
        UUID same = from.isEmpty() ? null : begun.from(written(from)).orElse(null);
        if (same == null) {
            form.setFrom(written(from));
            form.setTo(written(to));
            begin();
            begun.keep(id, form.draft(false));
        }
        external().redirect("/calls/new?draft=" + (same == null ? id : same));
    }

    /** As people write it; what is no number stays out of the field: a soft phone says {@code anonymous} of a withheld one. */
    private String written(String number) {
        return Phone.parse(number, "US").map(phone -> show.phone(phone.e164())).orElse(number.matches(".*[0-9].*") ? number : "");
    }

    private void callBack(UUID missed) throws IOException {
        CallDetails call = calls.get(missed);
        form.returns(missed);
        form.setFrom(call.line().number() == null ? "" : show.phone(call.line().number().e164()));
        form.party(call.line().party(), false);
        begin();
        begun.keep(id, form.draft(false));
        external().redirect("/calls/new?draft=" + id);
    }

    private void begin() {
        choices.lastArea().ifPresent(form::lastUsed);
    }

    private void restore(CallDraft draft) {
        id = draft.id();
        begun.shows(draft);
        form.restore(draft.fields());
    }

    /** Whom the number in the field tells, when it tells exactly one person. */
    private void recognise() {
        Phone.parse(form.getTo(), "US").ifPresent(phone -> line.dial(form.getTo()));
        if (form.getParty() != null) {
            takeKnown(form.getParty());
        } else if (!form.getFrom().isEmpty()) {
            line.look(form.getFrom());
            line.sure().ifPresent(this::take);
            focus = form.getParty() == null ? line.isNobodyFound() ? "first" : "from" : "note";
        }
    }

    /** While the number is typed; the number itself does not leave the browser's field. */
    public void match() {
        line.look(short40(sent("typed")));
    }

    /** When the number's field is left: one person with that very number is taken without asking. */
    public void left() {
        if (form.getParty() == null && !form.isNewPerson() && !sent("typed").isBlank()) {
            form.take(typed());
            line.look(short40(sent("typed")));
            line.sure().ifPresent(this::take);
            if (form.getParty() != null) { // only then: somebody may be typing a name
                PrimeFaces.current().ajax().update("who", "who-fields");
            }
        }
    }

    /** A person was chosen among the matches. */
    public void choose() {
        form.take(typed());
        take(UUID.fromString(sent("party")));
        if (Phone.parse(form.getFrom(), "US").isEmpty() && !getCaller().party().phones().isEmpty()) {
            PrimeFaces.current().ajax().addCallbackParam("from", show.phone(getCaller().party().phones().get(0).e164()));
        }
    }

    /** It is none of them. */
    public void nobody() {
        form.take(typed());
        form.party(null, true);
        form.setFirst("");
        form.setLast("");
        form.setNewMatter(false);
        line.nobody();
    }

    private void take(UUID party) {
        names(line.take(party));
        form.party(party, false);
    }

    /** Somebody whom a draft has: what was typed over their name stays. */
    private void takeKnown(UUID party) {
        KnownCaller known = line.take(party);
        form.party(party, false);
        if (form.getFirst().isEmpty() && form.getLast().isEmpty()) {
            names(known);
            focus = "note";
        }
    }

    private void names(KnownCaller known) {
        form.setFirst(text(known.party().name().given()));
        form.setLast(text(known.party().name().family()));
        form.setSpeaks(known.party().speaks());
    }

    /** The dialled number was typed. */
    public void dial() {
        form.setTo(short40(sent("typed")));
        line.dial(form.getTo());
    }

    /** Another practice area: its case types follow. */
    public void changeArea() {
        form.setType("");
    }

    /** Whether the call is about the open lead or another matter. */
    public void changeMatter() {
        form.take(typed());
    }

    /** Every two seconds while somebody types: the fields as they stand, whether they can be read or not. */
    public void keepDraft() {
        id = entry();
        form.take(typed());
        keep();
    }

    /** The call was saved or thrown away in another window while somebody typed here: what stands here becomes a call of its own, so that nothing is lost. */
    public void anew() {
        id = Uuids.next();
        form.take(typed());
        keep();
        note(FacesMessage.SEVERITY_WARN, "calls.new.elsewhere");
        PrimeFaces.current().ajax().update("notes");
    }

    private void keep() {
        boolean kept = begun.keep(id, form.draft(true));
        PrimeFaces.current().ajax().addCallbackParam("entry", id.toString());
        PrimeFaces.current().ajax().addCallbackParam("kept", kept);
    }

    public String save() {
        record();
        return "/calls/log?faces-redirect=true";
    }

    public String saveAndOpen() {
        Recorded done = record();
        return done.lead() == null ? "/calls/log?faces-redirect=true" : "/leads/lead?faces-redirect=true&id=" + done.lead();
    }

    /** Another call that was begun is thrown away, from the list of them. */
    public void drop() {
        id = entry();
        String other = sent("drop");
        if (other.matches(UUID_FORM)) {
            begun.drop(UUID.fromString(other), id);
        } else {
            begun.relist(id);
        }
    }

    public String discard() {
        id = entry();
        begun.discard(id);
        tell("calls.new.discarded");
        return "/calls/log?faces-redirect=true";
    }

    private Recorded record() {
        id = entry();
        form.take(typed());
        Recorded done = recorded();
        tell(done.lead() == null ? "calls.new.saved-alone" : "calls.new.saved");
        return done;
    }

    private Recorded recorded() {
        try {
            return calls.record(form.call(id));
        } catch (CallRecordedBefore e) {
            id = Uuids.next(); // the page says so; what stands there can be saved as a call of its own
            throw e;
        }
    }

    /** The call that the page shows. This view may be another than the page's: the first one ends with the save, and a request under way finds a new one. */
    private UUID entry() {
        String sent = sent("entry");
        return sent.matches(UUID_FORM) ? UUID.fromString(sent) : id;
    }

    private void tell(String key) {
        note(FacesMessage.SEVERITY_INFO, key);
        external().getFlash().setKeepMessages(true);
    }

    private void note(FacesMessage.Severity tone, String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(tone, show.text(key), null));
    }

    private static Map<String, String> typed() {
        Map<String, String> sent = external().getRequestParameterMap();
        Map<String, String> typed = FIELDS.stream().filter(sent::containsKey).collect(Collectors.toMap(name -> name, sent::get));
        if (typed.containsKey("note")) {
            typed.put("matter", String.valueOf(sent.containsKey("matter"))); // browsers do not send a box that is not ticked
        }
        return typed;
    }

    private static String sent(String name) {
        return external().getRequestParameterMap().getOrDefault(name, "");
    }

    private static String short40(String number) {
        String text = number == null ? "" : number.strip();
        return text.substring(0, Math.min(text.length(), NewCall.PHONE_MAX));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** The id that the call will have. */
    public UUID getId() {
        return id;
    }

    public CallForm getForm() {
        return form;
    }

    /** Id of the field to begin in. */
    public String getFocus() {
        return focus;
    }

    /** The person on the line; null while nobody is chosen. */
    public KnownCaller getCaller() {
        return line.caller(form.getParty());
    }

    /** Whether the name is the firm's already: it is changed on the person's own pages. */
    public boolean isNamed() {
        return getCaller() != null && !getCaller().party().name().shown().isEmpty();
    }

    /** Whether the call goes to a lead that is there. */
    public boolean isAttached() {
        return getCaller() != null && getCaller().lead() != null && !form.isNewMatter();
    }

    /** Seconds since the call began. */
    public long getElapsed() {
        return Math.max(0, Duration.between(form.getStartedAt(), Instant.now()).toSeconds());
    }
}
