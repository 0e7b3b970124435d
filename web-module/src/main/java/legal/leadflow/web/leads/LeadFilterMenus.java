package legal.leadflow.web.leads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.intake.AreaView;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.Stage;
import legal.leadflow.web.Show;

/** Puts the filters of the list into words. */
class LeadFilterMenus {
    private final LeadQuery query;
    private final LeadChoices choices;
    private final Show show;
    private final String language;
    private final boolean story;

    LeadFilterMenus(LeadQuery query, LeadChoices choices, Show show, boolean spanish, boolean story) {
        this.query = query;
        this.choices = choices;
        this.show = show;
        this.language = spanish ? "es" : "en";
        this.story = story;
    }

    List<LeadFilterMenu> all() {
        List<LeadFilterMenu> menus = new ArrayList<>(List.of(which(), stages(), owners(), received()));
        if (story) {
            menus.add(areas());
            menus.add(sources());
        }
        return menus;
    }

    private LeadFilterMenu which() {
        List<LeadFilterMenu.Choice> offered = Arrays.stream(LeadFilter.Which.values()).map(which -> new LeadFilterMenu.Choice(
                which.name().toLowerCase(Locale.ROOT), show.text("leads.list.which." + which), which == query.which())).toList();
        return single("f-which", LeadQuery.WHICH, "leads.list.which", offered, true);
    }

    private LeadFilterMenu stages() {
        List<LeadFilterMenu.Choice> offered = Arrays.stream(Stage.values())
                .map(stage -> new LeadFilterMenu.Choice(stage.name(), show.text("intake.stage." + stage), query.stages().contains(stage))).toList();
        String chosen = offered.stream().filter(LeadFilterMenu.Choice::checked).map(LeadFilterMenu.Choice::label).collect(Collectors.joining(", "));
        return new LeadFilterMenu("f-stage", LeadQuery.STAGE, show.text("leads.list.stage"), chosen, true, false, "", "", offered);
    }

    private LeadFilterMenu owners() {
        List<LeadFilterMenu.Choice> offered = new ArrayList<>();
        String asked = query.first(LeadQuery.OWNER);
        offered.add(new LeadFilterMenu.Choice(LeadQuery.ME, show.text("leads.list.owner.me"), asked.equals(LeadQuery.ME)));
        offered.add(new LeadFilterMenu.Choice(LeadQuery.NOBODY, show.text("leads.list.owner.nobody"), asked.equals(LeadQuery.NOBODY)));
        return single("f-owner", LeadQuery.OWNER, "leads.list.owner", named(offered, LeadQuery.OWNER, choices.owners()), false);
    }

    private LeadFilterMenu areas() {
        Map<UUID, String> names = choices.areas().stream().collect(Collectors.toMap(AreaView::id, area -> area.name(language), (a, b) -> a, java.util.LinkedHashMap::new));
        return single("f-area", LeadQuery.AREA, "leads.list.area", named(new ArrayList<>(), LeadQuery.AREA, names), false);
    }

    private LeadFilterMenu sources() {
        return single("f-source", LeadQuery.SOURCE, "leads.list.source", named(new ArrayList<>(), LeadQuery.SOURCE, choices.sources()), false);
    }

    private LeadFilterMenu received() {
        List<LeadFilterMenu.Choice> offered = new ArrayList<>();
        LeadQuery.PERIODS.forEach(days -> offered.add(new LeadFilterMenu.Choice(String.valueOf(days), show.text("leads.list.received.days", days),
                query.period().filter(days::equals).isPresent())));
        LeadFilterMenu menu = single("f-received", LeadQuery.RECEIVED, "leads.list.received", offered, false);
        LocalDate from = query.period().isPresent() ? null : query.from(LocalDate.EPOCH).orElse(null);
        LocalDate until = query.until().orElse(null);
        String days = from == null && until == null ? menu.chosen() : show.date(from) + " – " + show.date(until);
        return new LeadFilterMenu(menu.id(), menu.name(), menu.word(), days, false, true, from == null ? "" : from.toString(), until == null ? "" : until.toString(),
                menu.choices());
    }

    private List<LeadFilterMenu.Choice> named(List<LeadFilterMenu.Choice> offered, String name, Map<UUID, String> names) {
        UUID asked = query.id(name).orElse(null);
        names.forEach((id, label) -> offered.add(new LeadFilterMenu.Choice(id.toString(), label, id.equals(asked))));
        return offered;
    }

    /** One choice of several; without {@code always} the first line stands for no choice. */
    private LeadFilterMenu single(String id, String name, String word, List<LeadFilterMenu.Choice> offered, boolean always) {
        List<LeadFilterMenu.Choice> all = new ArrayList<>(offered);
        String chosen = offered.stream().filter(LeadFilterMenu.Choice::checked).map(LeadFilterMenu.Choice::label).findFirst().orElse("");
        if (!always) {
            all.add(0, new LeadFilterMenu.Choice(LeadQuery.ANY, show.text("leads.list.any"), chosen.isEmpty()));
        }
        return new LeadFilterMenu(id, name, show.text(word), chosen, false, false, "", "", all);
    }
}
