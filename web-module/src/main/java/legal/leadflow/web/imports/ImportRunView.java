package legal.leadflow.web.imports;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import legal.leadflow.identity.StaffService;
import legal.leadflow.imports.CallField;
import legal.leadflow.imports.ImportService;
import legal.leadflow.imports.ImportState;
import legal.leadflow.imports.ImportView;
import legal.leadflow.imports.LeadRule;
import legal.leadflow.imports.LeftRecords;
import legal.leadflow.imports.MappingRefused;
import legal.leadflow.imports.NoSuchImport;
import legal.leadflow.imports.RejectedRow;
import legal.leadflow.web.Causes;

/** Backs {@code imports/run.xhtml}: one import, a page that grows downwards from its columns to its undo. */
@Named
@ViewScoped
@SuppressWarnings("serial") // the container injects proxies, which are serializable; the rest is read anew by each request
public class ImportRunView implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Columns that nobody needs to look at are folded away behind these. */
    private static final int SHOWN_COLUMNS = 12;
    private static final int SHOWN_ROWS = 20;
    private static final int MORE_ROWS = 500;
    @Inject
    private ImportService imports;
    @Inject
    private StaffService staff;
    @Inject
    private transient Causing causing;
    private String id;
    private transient ImportView run;
    private transient List<RejectedRow> rejected;
    private transient LeftRecords left;
    private List<Choice> choices = new ArrayList<>();
    private LeadRule leadRule;
    private String by;
    private boolean all;
    private boolean allRows;
    private boolean asking;

    /** Reads the import of the address; one that is not there, or not ours, is a page that does not exist. */
    public void load() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            read(imports.view(UUID.fromString(String.valueOf(id))));
            by = staff.names().getOrDefault(run.by(), "");
        } catch (RuntimeException e) {
            if (Causes.find(e, NoSuchImport.class) == null && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            faces.getExternalContext().responseSendError(404, null);
            faces.responseComplete();
        }
    }

    private void read(ImportView now) {
        run = now;
        choices = new ArrayList<>();
        for (int i = 0; i < now.columns().size(); i++) {
            choices.add(new Choice(i + 1, now.columns().get(i)));
        }
        leadRule = now.leadRule();
        rejected = null;
        left = null;
    }

    /** Where it stands now: the page asks while a job is at work. */
    public void look() {
        read(imports.progress(uuid()));
    }

    /** Keeps the chosen columns and tries the file. */
    public void check() {
        try {
            imports.map(uuid(), choices.stream().map(Choice::getField).toList(), leadRule);
        } catch (RuntimeException e) {
            MappingRefused refused = Causes.find(e, MappingRefused.class);
            if (refused == null || refused.which() == null) {
                throw e;
            }
            FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, causing.refused(refused), null));
            FacesContext.getCurrentInstance().validationFailed();
            return;
        }
        act(imports::dryRun);
    }

    public void start() {
        act(imports::start);
    }

    public void cancel() {
        act(imports::cancel);
    }

    public void undo() {
        asking = false;
        act(imports::undo);
    }

    /** Takes the upload away and goes back to the list. */
    public String discard() {
        imports.discard(uuid());
        return "/imports/list?faces-redirect=true";
    }

    private void act(Consumer<UUID> act) {
        act.accept(uuid());
        read(imports.view(uuid()));
    }

    public void ask() {
        asking = true;
    }

    public void unask() {
        asking = false;
    }

    public void showAll() {
        all = true;
    }

    public void showRows() {
        allRows = true;
        rejected = null;
    }

    private UUID uuid() {
        return UUID.fromString(id);
    }

    public ImportView getRun() {
        if (run == null && id != null) {
            run = imports.view(uuid());
        }
        return run;
    }

    /** Rejected rows and warnings of the last pass. */
    public List<RejectedRow> getRejected() {
        if (rejected == null) {
            rejected = imports.rejected(uuid(), 0, null, allRows ? MORE_ROWS : SHOWN_ROWS);
        }
        return rejected;
    }

    /** Rejected rows and rows with a warning. */
    public int getProblems() {
        return getRun().problems();
    }

    /** Whether there are more rejected rows than are shown. */
    public boolean isMoreRows() {
        return !allRows && getRejected().size() == SHOWN_ROWS;
    }

    public List<Choice> getChoices() {
        boolean whole = all || choices.size() <= SHOWN_COLUMNS;
        return whole ? choices : choices.stream().filter(this::isShown).toList();
    }

    private boolean isShown(Choice choice) {
        return choice.getNumber() <= SHOWN_COLUMNS - 2 || choice.getSureness().equals("GUESSED") || choice.getSureness().equals("CHOSEN");
    }

    /** How many columns are folded away. */
    public int getFolded() {
        return choices.size() - getChoices().size();
    }

    /** All that a column can be. */
    public CallField[] getFields() {
        return CallField.values();
    }

    public LeadRule[] getRules() {
        return LeadRule.values();
    }

    /** Whether the columns can still be chosen. */
    public boolean isChoosing() {
        return getRun().state().isBefore();
    }

    public boolean isAtWork() {
        return getRun().state().isAtWork();
    }

    /** Whether the import can be started now, or go on. */
    public boolean isStartable() {
        ImportView now = getRun();
        return now.state() == ImportState.CHECKED || (now.state() == ImportState.CANCELLED || now.state() == ImportState.FAILED) && now.undo() == null;
    }

    public boolean isUndoable() {
        return getRun().state().mayUndo() && getRun().real() != null;
    }

    /** About how many seconds the pass will still take; 0 when that cannot be said. */
    public long getSecondsLeft() {
        return getRun().current() == null ? 0 : getRun().current().secondsLeft(Instant.now());
    }

    /** What parts the file's cells: {@code comma}, {@code semicolon}, {@code bar} or {@code tab}. */
    public String getDelimiter() {
        return switch (getRun().delimiter()) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '|' -> "bar";
            default -> "tab";
        };
    }

    /** Kinds of records that an undo left, with their numbers. */
    public Map<String, Integer> getLeft() {
        return leftRecords().counts();
    }

    /** Leads among what an undo left. */
    public List<LeftRecords.Lead> getLeftLeads() {
        return leftRecords().leads();
    }

    /** How many leads were left and are not among {@link #getLeftLeads}. */
    public int getMoreLeftLeads() {
        return getLeft().getOrDefault("lead", 0) - getLeftLeads().size();
    }

    private LeftRecords leftRecords() {
        if (left == null) {
            left = imports.left(uuid());
        }
        return left;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getBy() {
        return by;
    }

    public LeadRule getLeadRule() {
        return leadRule;
    }

    public void setLeadRule(LeadRule leadRule) {
        this.leadRule = leadRule;
    }

    public boolean isAsking() {
        return asking;
    }
}
