package legal.leadflow.web.leads;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import legal.leadflow.calls.CallLine;
import legal.leadflow.calls.CallService;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.intake.LeadMovedMeanwhile;
import legal.leadflow.intake.LeadNote;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.NoSuchLead;
import legal.leadflow.intake.Stage;
import legal.leadflow.intake.StageRefused;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;
import org.primefaces.PrimeFaces;

/** Backs {@code leads/lead.xhtml}. What it holds of the lead never leaves the memory: a session that is written down forgets it. */
@Named
@ViewScoped
@SuppressWarnings("serial") // the container injects proxies, which are serializable
public class LeadPageView implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject private LeadService leads;
    @Inject private CallService callLog;
    @Inject private CurrentCaller caller;
    @Inject private Shell shell;
    @Inject private Show show;
    @Inject private LeadWords words;
    private String id;
    private transient LeadView lead;
    private transient LeadChoices choices;
    private transient List<TimelineEntry.Day> days;
    @PlainText(max = LeadNote.TEXT_MAX, lines = true)
    private String note;

    /** Reads the lead. One that is not there and one of another firm give the same page: not found. */
    public void load() throws IOException {
        try {
            read(UUID.fromString(id == null ? "" : id));
        } catch (IllegalArgumentException | NoSuchLead e) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(404, null);
            faces.responseComplete();
        }
    }

    /** Reads everything anew, after a change. */
    public void reload() {
        read(lead.id());
    }

    private void read(UUID wanted) {
        lead = leads.view(wanted, true);
        choices = choices == null ? leads.choices() : choices;
        List<CallLine> calls = callLog.ofLead(wanted);
        days = Timeline.of(lead, calls, person -> words.person(person, choices.people()), shell.zone());
    }

    /** Null only when there is no such lead. */
    public LeadView getLead() {
        if (lead == null && id != null) {
            read(UUID.fromString(id));
        }
        return lead;
    }

    /** What can be chosen, and names; read once. */
    public LeadChoices choices() {
        getLead();
        return choices;
    }

    /** The person's name; words for nobody where it is not known. */
    public String getName() {
        String name = getLead().person().name().shown();
        return name.isEmpty() ? show.text("leads.noname") : name;
    }

    public List<StageMark> getTrack() {
        return StageMark.track(getLead());
    }

    public List<TimelineEntry.Day> getDays() {
        getLead();
        return days;
    }

    /** Whether this person reads the story: notes, stages, who looked. */
    public boolean isStory() {
        return caller.get().may(Right.NARRATIVE);
    }

    /** Whether the person consulted and is no client: confidential for ever (ABA Model Rule 1.18). */
    public boolean isProspective() {
        return getLead().stage() != Stage.SIGNED && getLead().steps().stream().anyMatch(step -> step.to() == Stage.CONSULTED);
    }

    public String personName(UUID person) {
        return words.person(person, choices().people());
    }

    /** Moves the lead from where the page shows it; when it does not stand there any more, tells who moved it and shows where it stands. */
    public void move(Stage to) {
        try {
            leads.move(getLead().id(), seen(), to);
            reload();
            tell(show.text("leads.moved", show.text("intake.stage." + to)));
        } catch (LeadMovedMeanwhile e) {
            moved(e);
        } catch (StageRefused e) {
            reload();
            throw e;
        }
    }

    /** The stage that stood in the page when it was drawn: what this bean holds may have been read later. Null only in a request that somebody made up. */
    Stage seen() {
        String told = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("seen");
        return Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(told)).findFirst().orElse(null);
    }

    /** Somebody else was quicker: says so, and shows what they did. */
    void moved(LeadMovedMeanwhile refusal) {
        reload();
        refuse(show.text("leads.moved.meanwhile", personName(refusal.by()), show.text("intake.stage." + refusal.standing()), show.dateTime(refusal.at())));
    }

    static void refuse(String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        FacesContext.getCurrentInstance().validationFailed();
    }

    public void addNote() {
        leads.addNote(lead.id(), note);
        note = null;
        reload();
        tell(show.text("leads.noted"));
        PrimeFaces.current().focus("composer:note");
    }

    static void tell(String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, null));
    }

    /** Where the lead came from, source and campaign; empty where nothing is known. */
    public String getSource() {
        String source = choices().sources().getOrDefault(getLead().source(), "");
        String campaign = choices().campaigns().getOrDefault(getLead().campaign(), "");
        return campaign.isEmpty() ? source : source + ", " + campaign;
    }

    public Instant getNow() {
        return Instant.now();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
