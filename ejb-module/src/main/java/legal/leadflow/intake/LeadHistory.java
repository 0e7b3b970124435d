package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import org.hibernate.Session;

/** What happened to a lead: the inquiries it came from, its stages, its notes, who looked. */
@ApplicationScoped
class LeadHistory {
    /** {@code at} stands in the condition, so that only the last months' partitions are read. */
    static final String LOOKED = "select actor, max(at) as last from audit_entry where firm_id = ? and lead_id = ? and action = 'lead.viewed' and outcome = 'DONE'"
            + " and at > ? group by actor order by last desc";
    private static final int LOOKED_DAYS = 7;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;
    @Inject Inquiries inquiries;

    /** Latest first, with their words where the reader may read stories. */
    List<LeadView.Came> inquiries(UUID lead) {
        return inquiries.ofLead(lead).stream().map(i -> new LeadView.Came(i.getId(), i.channel(), i.getState(), i.receivedAt(), i.triagedBy(), inquiries.message(i))).toList();
    }

    List<LeadView.Step> steps(UUID lead) {
        return em.createQuery("select c from LeadStageChange c where c.leadId = :lead order by c.at, c.id", LeadStageChange.class).setParameter("lead", lead)
                .getResultStream().map(c -> new LeadView.Step(c.getId(), c.getFrom(), c.getTo(), c.getDisposition(), c.getReason(), c.getAt(), c.getBy())).toList();
    }

    /** What was done last to where the lead stands. */
    LeadStageChange last(UUID lead) {
        return em.createQuery("select c from LeadStageChange c where c.leadId = :lead order by c.at desc, c.id desc", LeadStageChange.class).setParameter("lead", lead)
                .setMaxResults(1).getSingleResult();
    }

    List<LeadView.Note> notes(UUID lead) {
        return em.createQuery("select n from LeadNote n where n.leadId = :lead order by n.at desc, n.id desc", LeadNote.class).setParameter("lead", lead)
                .getResultStream().map(n -> n.view(cipher)).toList();
    }

    /** From the audit trail, of which this much is open to whoever may read the lead's story (policy "looked"). */
    List<LeadView.Looked> looked(UUID firm, UUID lead) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            List<LeadView.Looked> looked = new ArrayList<>();
            try (PreparedStatement ask = connection.prepareStatement(LOOKED)) {
                ask.setObject(1, firm);
                ask.setObject(2, lead);
                ask.setTimestamp(3, Timestamp.from(Instant.now().minus(LOOKED_DAYS, ChronoUnit.DAYS)));
                try (ResultSet told = ask.executeQuery()) {
                    while (told.next()) {
                        looked.add(new LeadView.Looked(told.getObject(1, UUID.class), told.getTimestamp(2).toInstant()));
                    }
                }
            }
            return looked;
        });
    }
}
