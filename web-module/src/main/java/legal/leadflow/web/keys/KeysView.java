package legal.leadflow.web.keys;

import jakarta.ejb.EJBAccessException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.KeyState;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.keys.KeyService;
import legal.leadflow.keys.ResealRun;
import legal.leadflow.tenancy.Role;
import legal.leadflow.web.Causes;
import legal.leadflow.web.Show;

/** Backs {@code keys/list.xhtml}: all firms' keys, and what can be done with them. */
@Named
@ViewScoped
@SuppressWarnings("serial") // the container injects proxies, which are serializable; the rest is read anew
public class KeysView implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    private KeyService keys;
    @Inject
    private KeyRing ring;
    @Inject
    private Show show;
    private transient List<KeyRow> rows;
    private UUID asked;
    private String act;

    /** Reads the keys of all firms; each look stands in its firm's trail. */
    public void load() {
        if (!FacesContext.getCurrentInstance().getExternalContext().isUserInRole(Role.PLATFORM_ADMIN_NAME)) {
            throw new EJBAccessException("the page of keys"); // a firm whose keys are closed is shown without asking the service
        }
        rows = ring.states().stream().map(this::row).toList();
    }

    private KeyRow row(KeyState state) {
        if (state.trouble() != null) {
            return KeyRow.closed(state);
        }
        try {
            return KeyRow.open(state.firm(), keys.view(state.firm()));
        } catch (RuntimeException e) {
            KeysClosed closed = Causes.find(e, KeysClosed.class);
            if (closed == null) {
                throw e;
            }
            return KeyRow.closed(state, closed.why());
        }
    }

    /** Where the jobs at work are now: the page asks every other second. */
    public void look() {
        rows = getRows().stream().map(row -> row.isAtWork() ? row(ring.state(row.firm())) : row).toList();
    }

    /** Asks once more before something is done that cannot be taken back at once. */
    public void ask(UUID firm, String what) {
        asked = firm;
        act = what;
    }

    public void unask() {
        asked = null;
        act = null;
    }

    /** Does what was asked. */
    public void confirm() {
        String name = getAskedName();
        UUID firm = asked;
        String what = act;
        unask();
        switch (what) {
            case "rotate" -> keys.rotate(firm);
            case "reseal" -> keys.reseal(firm);
            case "retire" -> keys.retire(firm);
            default -> throw new IllegalArgumentException(what);
        }
        load();
        if (!what.equals("reseal")) {
            say("keys.done.".concat(what), name);
        }
    }

    /** Stops the job of a firm. */
    public void cancel(UUID firm) {
        keys.cancel(firm);
        load();
    }

    /** Wraps the keys of all firms that wait for it by the newest master key. */
    public void rewrap() {
        load();
        rows.stream().filter(row -> !row.isClosed() && row.keys().isBehind()).forEach(row -> keys.rewrap(row.firm()));
        load();
        say("keys.done.rewrap", "");
    }

    private void say(String key, String name) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, show.text(key, name), null));
    }

    public List<KeyRow> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public boolean isAtWork() {
        return getRows().stream().anyMatch(KeyRow::isAtWork);
    }

    /** Firms whose keys are wrapped by a former master key. */
    public long getBehind() {
        return getRows().stream().filter(row -> !row.isClosed() && row.keys().isBehind()).count();
    }

    /** Whole days since the firm's newest key was made. */
    public long days(KeyRow row) {
        return Duration.between(row.keys().rotated(), Instant.now()).toDays();
    }

    /** How far the firm's values are sealed with its newest key, in words. */
    public String share(KeyRow row) {
        ResealRun run = row.run();
        if (row.keys().fields().size() == 1) {
            return show.text("keys.list.share-none");
        }
        if (run == null || run.started().isBefore(row.keys().rotated())) {
            return "0 %";
        }
        return run.isAtWork() && run.cancelled() ? show.text("keys.state.stopping")
                : show.text("keys.state.".concat(run.state().name()), run.percent(), run.total(), run.left(), show.dateTime(run.ended()));
    }

    /** What was asked for: {@code rotate}, {@code reseal}, {@code retire}; null without a question. */
    public String getAct() {
        return act;
    }

    public String getAskedName() {
        return getRows().stream().filter(row -> row.firm().equals(asked)).map(KeyRow::name).findFirst().orElse("");
    }
}
