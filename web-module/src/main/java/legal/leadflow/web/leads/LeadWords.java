package legal.leadflow.web.leads;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.identity.Language;
import legal.leadflow.intake.AreaView;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Facts of a lead as people read and write them. */
@RequestScoped
class LeadWords {
    @Inject Shell shell;
    @Inject Show show;

    /** As it is shown; empty where nothing is known. */
    String shown(Fact fact, String value, LeadChoices choices, String currency) {
        if (value == null) {
            return "";
        }
        return switch (fact) {
            case CASE_TYPE -> caseName(UUID.fromString(value), choices);
            case INCIDENT_ON, LIMITATION_ON -> show.date(LocalDate.parse(value));
            case ATTORNEY, OWNER -> choices.people().getOrDefault(UUID.fromString(value), "");
            case PHONE -> show.phone(value);
            case SPEAKS -> show.text("leads.speaks." + value);
            case EXPECTED_FEE -> show.money(new BigDecimal(value), currency);
            default -> value;
        };
    }

    /** As it is written into its field. */
    String written(Fact fact, String value) {
        return value != null && fact == Fact.PHONE ? show.phone(value) : value;
    }

    /** {@code Personal injury, car accident}: area and type, or the area alone. */
    private String caseName(UUID id, LeadChoices choices) {
        AreaView area = choices.area(id);
        return area == null || area.id().equals(id) ? choices.caseName(id, language()) : area.name(language()) + ", " + choices.caseName(id, language());
    }

    String language() {
        return shell.language() == Language.ES ? "es" : "en";
    }

    /** A colleague's name, or words for somebody who is not there any more. */
    String person(UUID id, Map<UUID, String> people) {
        return id == null ? "" : people.getOrDefault(id, show.text("leads.somebody"));
    }
}
