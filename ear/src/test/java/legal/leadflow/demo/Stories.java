package legal.leadflow.demo;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import legal.leadflow.demo.Funnel.Step;
import legal.leadflow.intake.Stage;
import legal.leadflow.tenancy.Role;

/** What leads are about: notes, the case as told, and what it may bring. */
final class Stories implements AutoCloseable {
    private final Desk desk;
    private final Chance chance;
    private final Texts texts;
    private final Rows notes;
    private final Rows narratives;
    private final Rows money;

    Stories(Desk desk, Texts texts, Rows leads, Rows changes) {
        this.desk = desk;
        this.texts = texts;
        chance = desk.chance;
        notes = desk.into("lead_note", "firm_id, id, version, lead_id, stage_change_id, text, at, by_id").after(changes);
        narratives = desk.into("lead_narrative", "firm_id, id, version, incident_on, limitation_on, jurisdiction, adverse_party, summary").after(leads);
        money = desk.into("lead_money", "firm_id, id, version, expected_fee, currency").after(leads);
    }

    /** @param closing the change that ended the lead, if one did */
    void write(Leads.Case lead, UUID closing) throws SQLException {
        LocalDate incident = desk.calendar.date(lead.received()).minusDays(chance.between(1, 240));
        String other = texts.other();
        for (Step step : lead.steps()) {
            note(lead, step, closing, incident, other);
        }
        if (lead.reached(Stage.CONFLICT_CHECK)) {
            boolean injury = "injury".equals(desk.firm.field());
            narratives.add(desk.firm.id(), lead.id(), 0, incident, injury ? incident.plusYears(2) : null, desk.firm.court(),
                    desk.seal("lead_narrative.adverse_party", lead.id(), other),
                    desk.seal("lead_narrative.summary", lead.id(), lead.reached(Stage.SCREENING) ? texts.summary(lead.who().person(), incident, other) : null));
        }
        if (lead.reached(Stage.QUALIFIED)) {
            money.add(desk.firm.id(), lead.id(), 0, fee(), desk.currency);
        }
    }

    private void note(Leads.Case lead, Step step, UUID closing, LocalDate incident, String other) throws SQLException {
        String kind = step.disposition() != null ? "end" : switch (step.to()) {
            case CONTACTED -> "contact";
            case SCREENING, UNDER_REVIEW -> "screen";
            case QUALIFIED, CONSULTED -> "review";
            default -> null;
        };
        Instant at = step.at().plusSeconds(chance.between(20, 600));
        if (kind == null || !chance.in100(55) || at.isAfter(desk.now)) {
            return;
        }
        UUID id = Desk.id();
        boolean ends = "end".equals(kind);
        notes.add(desk.firm.id(), id, 0, lead.id(), ends ? closing : null, desk.seal("lead_note.text", id, texts.note(kind, lead.who().person(), incident, other)),
                ends ? step.at() : at, desk.one("review".equals(kind) ? Role.ATTORNEY : Role.INTAKE).id());
    }

    private BigDecimal fee() {
        double usual = "injury".equals(desk.firm.field()) ? 9_500 : 3_800;
        double spread = chance.around(Duration.ofSeconds(1_000)).toSeconds() / 1_000.0;
        return BigDecimal.valueOf(Math.round(usual * spread / 50) * 50L).setScale(2);
    }

    @Override
    public void close() throws SQLException {
        notes.close();
        narratives.close();
        money.close();
    }
}
