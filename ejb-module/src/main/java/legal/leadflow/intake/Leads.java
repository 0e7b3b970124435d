package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.hibernate.Session;

/** Leads for the rooms to the right, inside the caller's audited transaction: a call or an import opens one. */
@ApplicationScoped
public class Leads {
    static final String NEXT_NUMBER = "update firm set next_lead = next_lead + 1 where id = ? returning next_lead - 1";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject AuditTrail trail;
    @Inject LeadReferences references;
    @Inject FirmQueries queries;

    /**
     * Opens a lead at stage {@code NEW} and gives its id; the running audit entry then names it and its party.
     *
     * @throws LeadRefused when something it refers to is not there
     */
    public UUID open(NewLead told) {
        Caller by = caller.get();
        references.check(told);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Lead lead = new Lead(told, nextNumber(by.firm()), now);
        lead.sourceSaid(cipher.seal(by.firm(), Lead.SOURCE_SAID, lead.getId(), blankToNull(told.sourceSaid())));
        if (told.owner() == null && by.roles().contains(Role.INTAKE)) {
            lead.owner(by.person());
        }
        em.persist(lead);
        em.persist(new LeadStageChange(lead.getId(), null, lead.getStage(), null, null, by.person(), now));
        trail.about("lead", lead.getId());
        trail.about("party", told.party());
        return lead.getId();
    }

    /** The party's newest lead that is neither signed nor closed. */
    public Optional<OpenLead> openLeadOf(UUID party) {
        return openLeadsOf(party).stream().findFirst();
    }

    /** All leads of the party that are neither signed nor closed, newest first. */
    public List<OpenLead> openLeadsOf(UUID party) {
        return queries.list(OpenLead.class, "select new legal.leadflow.intake.OpenLead(l.id, l.number, l.stage, l.practiceAreaId, l.receivedAt) from Lead l"
                + " where l.firmId = :firm and l.partyId = :party and l.disposition is null and l.stage <> :signed order by l.receivedAt desc, l.id desc",
                Map.of("party", party, "signed", Stage.SIGNED));
    }

    /** @throws NoSuchLead when the firm has none of that id */
    Lead find(UUID id) {
        return found(id, em.find(Lead.class, id));
    }

    /**
     * A lead with its story and its money as far as the caller may see them, in one journey.
     *
     * @throws NoSuchLead when the firm has none of that id
     */
    LeadRows rows(UUID id) {
        Caller by = caller.get();
        boolean story = by.may(Right.NARRATIVE);
        boolean money = by.may(Right.MONEY);
        Object[] row = queries.list(Object[].class, "select l, " + (story ? "s" : "null") + ", " + (money ? "m" : "null") + " from Lead l"
                + (story ? " left join LeadNarrative s on s.id = l.id and s.firmId = :firm" : "") + (money ? " left join LeadMoney m on m.id = l.id and m.firmId = :firm" : "")
                + " where l.firmId = :firm and l.id = :id", Map.of("id", id)).stream().findFirst().orElseThrow(() -> new NoSuchLead(id));
        return new LeadRows(found(id, (Lead) row[0]), (LeadNarrative) row[1], (LeadMoney) row[2]);
    }

    /** As {@link #find}, locked until the transaction ends: two people's changes to one lead come one after the other. */
    Lead lock(UUID id) {
        return found(id, em.find(Lead.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Lead found(UUID id, Lead lead) {
        if (lead == null) {
            throw new NoSuchLead(id);
        }
        trail.about("lead", id);
        trail.about("party", lead.getPartyId());
        return lead;
    }

    static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Counts per firm without gaps; the firm's row stays locked until the transaction ends. */
    private long nextNumber(UUID firm) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT_NUMBER)) {
                next.setObject(1, firm);
                try (ResultSet told = next.executeQuery()) {
                    told.next();
                    return told.getLong(1);
                }
            }
        });
    }
}
