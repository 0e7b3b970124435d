package legal.leadflow.web.leads;

import jakarta.ejb.EJBException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.OptimisticLockException;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.FactClash;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.Saved;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.web.Show;
import org.primefaces.PrimeFaces;

/** The facts on a lead's page: reading them, changing them one by one, and choosing where somebody else was quicker. */
@Named
@ViewScoped
@SuppressWarnings("serial") // the container injects proxies, which are serializable
public class LeadFactsView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 3;
    @Inject private LeadService leads;
    @Inject private LeadPageView page;
    @Inject private CurrentCaller caller;
    @Inject private Show show;
    @Inject private LeadWords words;
    private transient FactEditor editor;

    public FactEditor getEditor() {
        if (editor == null) {
            editor = new FactEditor();
        }
        return editor;
    }

    /** A fact as people read it; empty where nothing is known. */
    public String shown(String fact) {
        return words(Fact.valueOf(fact), lead().facts().get(Fact.valueOf(fact)));
    }

    /** What stands where a fact has no value; people are nobody, in the list and in the choices too. */
    public String none(String fact) {
        boolean person = Fact.valueOf(fact) == Fact.OWNER || Fact.valueOf(fact) == Fact.ATTORNEY;
        return show.text(person ? "leads.list.owner.nobody" : "leads.fact.unknown");
    }

    /** Whether the fact is a limitation that is over. */
    public boolean passed(String fact) {
        String day = Fact.valueOf(fact) == Fact.LIMITATION_ON ? lead().facts().get(Fact.LIMITATION_ON) : null;
        return day != null && show.isPassed(LocalDate.parse(day));
    }

    /** A value of a fact in words. */
    public String words(Fact fact, String value) {
        return words.shown(fact, value, page.choices(), lead().currency().getCurrencyCode());
    }

    public boolean sees(String fact) {
        return lead().facts().has(Fact.valueOf(fact));
    }

    public boolean changes(String fact) {
        return sees(fact) && caller.get().may(Fact.valueOf(fact).right());
    }

    public boolean editing(String fact) {
        return getEditor().isOpen(Fact.valueOf(fact));
    }

    /** Whether more than one fact is open: then one button saves them all. */
    public boolean isEditingMore() {
        return getEditor().open().size() > 1;
    }

    public int max(String fact) {
        return Fact.valueOf(fact).max();
    }

    /** Opens a fact for changing. */
    public void edit(String fact) {
        Fact chosen = Fact.valueOf(fact);
        getEditor().open(chosen, lead().facts(), words.written(chosen, lead().facts().get(chosen)));
        PrimeFaces.current().focus("facts:" + chosen.field());
    }

    public void discard(String fact) {
        getEditor().discard(Fact.valueOf(fact));
    }

    public void discardAll() {
        getEditor().discardAll();
    }

    /** Saves what is open. With a clash nothing is saved, and the page asks. Where nothing was changed nothing is saved either, and no entry says so. */
    public void save() {
        if (!getEditor().isTouched()) {
            discardAll();
            page.reload();
            LeadPageView.tell(show.text("leads.unchanged"));
            return;
        }
        Saved saved = getEditor().save(lead().facts(), this::change);
        if (!saved.done()) {
            return;
        }
        page.reload();
        String others = saved.others().stream().sorted().map(fact -> show.text("leads.fact." + fact)).collect(Collectors.joining(", "));
        LeadPageView.tell(others.isEmpty() ? show.text("leads.saved") : show.text("leads.saved.others", others));
    }

    /** Rows that others change at the same moment are read anew and tried again: what was seen stays what it was. */
    private Saved change(Facts seen, Facts written) {
        for (int attempt = 1;; attempt++) {
            try {
                return leads.change(lead().id(), seen, written);
            } catch (EJBException e) {
                if (attempt == ATTEMPTS || !stale(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean stale(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    /** Saves what the person chose where somebody else was quicker. */
    public void decide() {
        Map<String, String> told = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        getEditor().decide(getEditor().getClashes().stream().map(FactClash::fact).filter(fact -> "theirs".equals(told.get("stands-" + fact)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fact.class))));
        getEditor().backToEditing(); // a refusal is told in the page, which the question would cover
        save();
    }

    public void backToEditing() {
        getEditor().backToEditing();
        getEditor().open().stream().findFirst().ifPresent(fact -> PrimeFaces.current().focus("facts:" + fact.field()));
    }

    /** Who changed the clashing facts, each once. */
    public String getClashedWith() {
        return getEditor().getClashes().stream().map(clash -> page.personName(clash.by())).distinct().collect(Collectors.joining(", "));
    }

    /** When the latest of the clashing changes was made. */
    public Instant getClashedAt() {
        return getEditor().getClashes().stream().map(FactClash::at).max(Instant::compareTo).orElse(null);
    }

    /** Practice areas with their case types; those no longer in use only where the lead has them. */
    public List<SelectItem> getCaseTypes() {
        String current = lead().facts().get(Fact.CASE_TYPE);
        List<SelectItem> groups = new ArrayList<>();
        page.choices().areas().forEach(area -> {
            List<SelectItem> items = new ArrayList<>();
            String name = area.name(words.language());
            if (area.active() || area.id().toString().equals(current)) {
                items.add(new SelectItem(area.id().toString(), show.text("leads.area.only", name)));
            }
            area.types().stream().filter(type -> area.active() && type.active() || type.id().toString().equals(current))
                    .forEach(type -> items.add(new SelectItem(type.id().toString(), type.name(words.language()))));
            if (!items.isEmpty()) {
                groups.add(new SelectItemGroup(name, null, false, items.toArray(SelectItem[]::new)));
            }
        });
        return groups;
    }

    public List<SelectItem> getOwners() {
        return people(page.choices().owners(), lead().facts().get(Fact.OWNER));
    }

    public List<SelectItem> getAttorneys() {
        return people(page.choices().attorneys(), lead().facts().get(Fact.ATTORNEY));
    }

    private List<SelectItem> people(Map<UUID, String> offered, String current) {
        List<SelectItem> items = new ArrayList<>();
        offered.forEach((person, name) -> items.add(new SelectItem(person.toString(), name)));
        if (current != null && !offered.containsKey(UUID.fromString(current))) {
            items.add(new SelectItem(current, page.personName(UUID.fromString(current)))); // left, or does something else now
        }
        return items;
    }

    public Speaks[] getLanguages() {
        return Speaks.values();
    }

    private LeadView lead() {
        return page.getLead();
    }
}
