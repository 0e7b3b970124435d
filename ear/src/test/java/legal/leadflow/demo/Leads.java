package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.calls.TouchpointBasis;
import legal.leadflow.calls.TouchpointKind;
import legal.leadflow.demo.Funnel.Step;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Stage;
import legal.leadflow.tenancy.Role;

/** A firm's leads of a year: who asked, how they came, how far it went. Their calls are {@link LeadCalls}, their stories {@link Stories}. */
final class Leads implements AutoCloseable {
    private final Desk desk;
    private final Chance chance;
    private final Invented invented;
    private final Origins origins;
    private final Cases cases;
    private final Funnel funnel;
    private final Texts texts;
    private final People people;
    private final Rows leads;
    private final Rows changes;
    private final Rows touches;
    private final LeadCalls calls;
    private final Stories stories;
    private final List<People.Known> met = new ArrayList<>();
    private long number;

    Leads(Desk desk, Invented invented, Origins origins) throws SQLException {
        this.desk = desk;
        this.invented = invented;
        this.origins = origins;
        chance = desk.chance;
        cases = new Cases(desk);
        funnel = new Funnel(chance, desk.calendar, desk.now);
        texts = new Texts(chance, desk.firm.field());
        people = new People(desk);
        leads = desk.into("lead", "firm_id, id, version, number, party_id, practice_area_id, case_type_id, stage, disposition, reason, received_at, stage_since, source_id,"
                + " campaign_id, source_said, owner_id, attorney_id, created_at, created_by, changed_at, changed_by").after(people.parties);
        changes = desk.into("lead_stage_change", "firm_id, id, version, lead_id, from_stage, to_stage, disposition, reason, at, by_id").after(leads);
        calls = new LeadCalls(desk, texts, leads);
        touches = desk.into("touchpoint", "firm_id, id, version, lead_id, call_id, source_id, campaign_id, at, kind, basis, click_id, landing_page, keyword").after(leads, calls.log().rows());
        stories = new Stories(desk, texts, leads, changes);
    }

    /** One lead: whose, how it came, and what became of it. */
    record Case(UUID id, People.Known who, Origins.Origin origin, Instant received, List<Step> steps) {
        Step last() {
            return steps.get(steps.size() - 1);
        }

        boolean reached(Stage stage) {
            return steps.stream().anyMatch(step -> step.to() == stage);
        }

        @Override
        public String toString() {
            return "lead " + id;
        }
    }

    /** One more lead; give them in the order in which they came. */
    void open(Instant received) throws SQLException {
        Origins.Origin origin = origins.any();
        boolean byPhone = chance.in100(origin.referral() ? 60 : 86);
        boolean spoken = byPhone && chance.in100(desk.calendar.open(received) ? 85 : 14);
        People.Known who = !met.isEmpty() && chance.in100(7) ? chance.of(met) : meet(received);
        Case lead = new Case(Desk.id(), who, origin, received, funnel.of(received, spoken));
        write(lead, byPhone);
        UUID call = byPhone ? calls.first(lead, spoken) : null;
        touch(lead, call);
        calls.following(lead);
        stories.write(lead, changed(lead));
    }

    /** Everybody the firm knows so far. */
    List<People.Known> met() {
        return met;
    }

    CallLog log() {
        return calls.log();
    }

    /** How many leads there are. */
    long count() {
        return number;
    }

    private People.Known meet(Instant at) throws SQLException {
        People.Known known = people.meet(invented.person(desk.firm.spanish()), invented.number(), at);
        met.add(known);
        return known;
    }

    private void write(Case lead, boolean byPhone) throws SQLException {
        Cases.Kind kind = cases.any();
        Step last = lead.last();
        boolean worked = lead.steps.size() > 1;
        UUID opener = desk.one(byPhone && chance.in100(80) ? Role.RECEPTIONIST : Role.INTAKE).id();
        boolean decided = lead.reached(Stage.UNDER_REVIEW);
        leads.add(desk.firm.id(), lead.id, lead.steps.size() - 1, ++number, lead.who.party(), kind.area(), kind.type(), last.to().name(), name(last.disposition()),
                last.reason() == null ? null : last.reason().name(), lead.received, last.at(), lead.origin.source(), lead.origin.campaign(),
                desk.seal("lead.source_said", lead.id, chance.in100(38) ? texts.said() : null), worked || chance.in100(70) ? desk.one(Role.INTAKE).id() : null,
                decided ? desk.one(chance.in100(78) ? Role.ATTORNEY : Role.PARTNER).id() : null, lead.received, opener, last.at(),
                worked ? actor(last).id() : opener);
    }

    private static String name(Disposition disposition) {
        return disposition == null ? null : disposition.name();
    }

    /** Who may do that, as {@link Stage#mayBeSetBy} and {@link Disposition#mayBeSetBy} say. */
    private DemoPerson actor(Step step) {
        boolean attorneys = step.disposition() == Disposition.CONFLICT || step.to().compareTo(Stage.QUALIFIED) >= 0 && step.to() != Stage.CONSULTATION_SCHEDULED;
        return desk.one(!attorneys ? Role.INTAKE : chance.in100(80) ? Role.ATTORNEY : Role.PARTNER);
    }

    /** Writes the lead's way; gives the id of the last change. */
    private UUID changed(Case lead) throws SQLException {
        UUID id = null;
        for (Step step : lead.steps) {
            id = Desk.id();
            changes.add(desk.firm.id(), id, 0, lead.id, step.from() == null ? null : step.from().name(), step.to().name(), name(step.disposition()),
                    step.reason() == null ? null : step.reason().name(), step.at(), actor(step).id());
        }
        return id;
    }

    private void touch(Case lead, UUID call) throws SQLException {
        Origins.Origin origin = lead.origin;
        boolean dialled = call != null && origin.number() != null;
        TouchpointKind kind = call != null ? TouchpointKind.CALL : origin.referral() ? TouchpointKind.REFERRAL : chance.in100(80) ? TouchpointKind.FORM : TouchpointKind.CHAT;
        TouchpointBasis basis = dialled ? TouchpointBasis.DIALLED_NUMBER : origin.referral() ? TouchpointBasis.CALLER_SAID : TouchpointBasis.PROVIDER;
        touch(lead, call, origin, lead.received, kind, basis);
        if (chance.in100(16)) { // saw the firm before
            Instant before = lead.received.minus(chance.around(Duration.ofDays(9)));
            touch(lead, null, origins.dialled(), before, TouchpointKind.FORM, TouchpointBasis.PROVIDER);
        }
    }

    private void touch(Case lead, UUID call, Origins.Origin origin, Instant at, TouchpointKind kind, TouchpointBasis basis) throws SQLException {
        UUID id = Desk.id();
        boolean web = kind == TouchpointKind.FORM || kind == TouchpointKind.CHAT;
        boolean clicked = web && "PAID_SEARCH".equals(origin.channel());
        touches.add(desk.firm.id(), id, 0, lead.id, call, origin.source(), origin.campaign(), at, kind.name(), basis.name(),
                desk.seal("touchpoint.click_id", id, clicked ? "Cj0" + Long.toHexString(chance.between(1, Integer.MAX_VALUE - 1)) : null),
                desk.seal("touchpoint.landing_page", id, web ? "https://www." + desk.firm.alias() + ".example/contact" : null),
                desk.seal("touchpoint.keyword", id, clicked ? "lawyer near me" : null));
    }

    @Override
    public void close() throws SQLException {
        people.close();
        stories.close();
        touches.close();
        changes.close();
        calls.close();
    }
}
