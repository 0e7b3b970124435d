package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.FirmCurrencies;
import legal.leadflow.identity.StaffMember;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** Reads and writes the facts of a lead where they are kept: in its rows and in its person's. Nothing is read that the caller may not see. */
@ApplicationScoped
class LeadFacts {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject Parties parties;
    @Inject FirmCurrencies currencies;

    /** All facts that the caller may see. */
    Facts of(LeadRows rows, PartyDetails person) {
        Lead lead = rows.lead();
        Set<Right> rights = caller.get().rights();
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        person(facts, person);
        facts.put(Fact.OWNER, text(lead.getOwnerId()));
        if (rights.contains(Right.NARRATIVE)) {
            facts.put(Fact.CASE_TYPE, text(lead.getCaseTypeId() == null ? lead.getPracticeAreaId() : lead.getCaseTypeId()));
            facts.put(Fact.ATTORNEY, text(lead.getAttorneyId()));
            facts.put(Fact.SOURCE_SAID, cipher.open(lead.getFirmId(), Lead.SOURCE_SAID, lead.getId(), lead.sourceSaid()));
            narrative(facts, lead.getFirmId(), rows.story());
        }
        if (rights.contains(Right.MONEY)) {
            LeadMoney money = rows.money();
            facts.put(Fact.EXPECTED_FEE, money == null || money.getExpectedFee() == null ? null : money.getExpectedFee().setScale(2).toPlainString());
        }
        return new Facts(facts);
    }

    private static void person(Map<Fact, String> facts, PartyDetails person) {
        facts.put(Fact.GIVEN_NAME, person.name().given());
        facts.put(Fact.FAMILY_NAME, person.name().family());
        facts.put(Fact.PHONE, person.phones().isEmpty() ? null : person.phones().get(0).e164());
        facts.put(Fact.SPEAKS, person.speaks().name());
    }

    /** @param firm of the lead: a story that was made in this transaction does not know its firm yet */
    private void narrative(Map<Fact, String> facts, UUID firm, LeadNarrative story) {
        facts.put(Fact.INCIDENT_ON, story == null ? null : text(story.getIncidentOn()));
        facts.put(Fact.LIMITATION_ON, story == null ? null : text(story.getLimitationOn()));
        facts.put(Fact.JURISDICTION, story == null ? null : story.getJurisdiction());
        facts.put(Fact.ADVERSE_PARTY, story == null ? null : cipher.open(firm, LeadNarrative.ADVERSE_PARTY, story.getId(), story.adverseParty()));
        facts.put(Fact.SUMMARY, story == null ? null : cipher.open(firm, LeadNarrative.SUMMARY, story.getId(), story.summary()));
    }

    /**
     * Writes the facts of {@code wanted}; the lead is locked.
     *
     * @throws FactRefused when a value cannot be taken. A person without a name may stay so; one who has a name is not left without
     */
    void write(Lead lead, PartyDetails person, Map<Fact, String> wanted) {
        PartyName name = new PartyName(wanted.containsKey(Fact.GIVEN_NAME) ? wanted.get(Fact.GIVEN_NAME) : person.name().given(),
                wanted.containsKey(Fact.FAMILY_NAME) ? wanted.get(Fact.FAMILY_NAME) : person.name().family());
        if (name.shown().isEmpty() && !person.name().shown().isEmpty()) {
            throw new FactRefused(wanted.containsKey(Fact.FAMILY_NAME) ? Fact.FAMILY_NAME : Fact.GIVEN_NAME, "leads.fact.refused.name");
        }
        checkDays(lead, wanted);
        parties.rename(person.id(), name);
        wanted.forEach((fact, value) -> write(lead, person, fact, value));
    }

    /** A claim cannot lapse before there is one. Days that stand so already hinder no other change. */
    private void checkDays(Lead lead, Map<Fact, String> wanted) {
        if (!wanted.containsKey(Fact.INCIDENT_ON) && !wanted.containsKey(Fact.LIMITATION_ON)) {
            return;
        }
        LeadNarrative story = em.find(LeadNarrative.class, lead.getId());
        String incident = wanted.containsKey(Fact.INCIDENT_ON) ? wanted.get(Fact.INCIDENT_ON) : story == null ? null : text(story.getIncidentOn());
        String limitation = wanted.containsKey(Fact.LIMITATION_ON) ? wanted.get(Fact.LIMITATION_ON) : story == null ? null : text(story.getLimitationOn());
        if (incident != null && limitation != null && LocalDate.parse(limitation).isBefore(LocalDate.parse(incident))) {
            throw new FactRefused(wanted.containsKey(Fact.LIMITATION_ON) ? Fact.LIMITATION_ON : Fact.INCIDENT_ON, "leads.fact.refused.limitation");
        }
    }

    /** @throws FactRefused when the firm has no such colleague; null is nobody */
    void assign(Lead lead, UUID owner) {
        lead.owner(colleague(Fact.OWNER, text(owner)));
    }

    private void write(Lead lead, PartyDetails person, Fact fact, String value) {
        switch (fact) {
            case GIVEN_NAME, FAMILY_NAME -> { }
            case PHONE -> phone(person, value);
            case SPEAKS -> parties.speaks(person.id(), value == null ? Speaks.UNKNOWN : Speaks.valueOf(value));
            case CASE_TYPE -> caseType(lead, id(value));
            case OWNER -> lead.owner(colleague(fact, value));
            case ATTORNEY -> lead.attorney(colleague(fact, value));
            case SOURCE_SAID -> lead.sourceSaid(cipher.seal(firm(), Lead.SOURCE_SAID, lead.getId(), value));
            case EXPECTED_FEE -> money(lead).expectedFee(value == null ? null : new BigDecimal(value));
            default -> tell(story(lead), fact, value);
        }
    }

    private void tell(LeadNarrative story, Fact fact, String value) {
        switch (fact) {
            case INCIDENT_ON -> story.incidentOn(value == null ? null : LocalDate.parse(value));
            case LIMITATION_ON -> story.limitationOn(value == null ? null : LocalDate.parse(value));
            case JURISDICTION -> story.jurisdiction(value);
            case ADVERSE_PARTY -> story.adverseParty(cipher.seal(firm(), LeadNarrative.ADVERSE_PARTY, story.getId(), value));
            case SUMMARY -> story.summary(cipher.seal(firm(), LeadNarrative.SUMMARY, story.getId(), value));
            default -> throw new IllegalStateException(fact + " is no part of the story");
        }
    }

    private void phone(PartyDetails person, String value) {
        if (value == null) {
            throw new FactRefused(Fact.PHONE, "leads.fact.refused.phone");
        }
        parties.changePhone(person.id(), person.phones().isEmpty() ? null : person.phones().get(0), new Phone(value));
    }

    private void caseType(Lead lead, UUID chosen) {
        CaseType type = chosen == null ? null : em.find(CaseType.class, chosen);
        if (type != null) {
            lead.caseType(type.getPracticeAreaId(), type.getId());
        } else if (chosen == null || em.find(PracticeArea.class, chosen) != null) {
            lead.caseType(chosen, null);
        } else {
            throw new FactRefused(Fact.CASE_TYPE, "leads.fact.refused.choice");
        }
    }

    private UUID colleague(Fact fact, String value) {
        if (value != null && em.find(StaffMember.class, id(value)) == null) {
            throw new FactRefused(fact, "leads.fact.refused.choice");
        }
        return id(value);
    }

    private LeadNarrative story(Lead lead) {
        LeadNarrative story = em.find(LeadNarrative.class, lead.getId());
        if (story == null) {
            story = new LeadNarrative(lead.getId());
            em.persist(story);
        }
        return story;
    }

    private LeadMoney money(Lead lead) {
        LeadMoney money = em.find(LeadMoney.class, lead.getId());
        if (money == null) {
            money = new LeadMoney(lead.getId(), currencies.of(firm()));
            em.persist(money);
        }
        return money;
    }

    private UUID firm() {
        return caller.get().firm();
    }

    private static UUID id(String value) {
        return value == null ? null : UUID.fromString(value);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
