package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyEmail;
import legal.leadflow.tenancy.CurrentCaller;

/** Inquiries one by one, inside the caller's audited transaction. */
@ApplicationScoped
class Inquiries {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject BlindIndex index;
    @Inject AuditTrail trail;
    @Inject Parties parties;
    @Inject LeadReferences references;

    /**
     * Keeps what came in, once: the same told again under the same id is the same inquiry.
     *
     * @throws InquiryRefused when there is nothing to know it by, or its number or address cannot be one
     * @throws LeadRefused    when source or campaign are not there
     */
    Inquiry receive(NewInquiry told, Instant now) {
        if (told.isEmpty()) {
            throw new InquiryRefused("givenName", "inquiries.refused.empty", null);
        }
        if (told.email() != null && !EMAIL.matcher(told.email()).matches()) {
            throw new InquiryRefused("email", "web.constraint.Email", null);
        }
        Phone phone = told.phone() == null ? null : Phone.parse(told.phone(), "US").orElseThrow(() -> new InquiryRefused("phone", "leads.fact.refused.phone", null));
        references.source(told.source(), told.campaign());
        Inquiry before = em.find(Inquiry.class, told.id());
        return before != null && says(before, told, phone) ? before : made(before == null ? told.id() : Uuids.next(), told, phone, now);
    }

    private Inquiry made(UUID id, NewInquiry told, Phone phone, Instant now) {
        UUID firm = caller.get().firm();
        Inquiry inquiry = new Inquiry(id, told, told.received() == null ? now : told.received(), phone, phone == null ? null : parties.index(phone),
                told.email() == null ? null : PartyEmail.index(index, firm, told.email()), cipher, firm);
        em.persist(inquiry);
        if (told.message() != null) {
            em.flush(); // the words refer to the inquiry by a key that Hibernate knows nothing of
            em.persist(new InquiryMessage(id, cipher.seal(firm, InquiryMessage.TEXT, id, told.message())));
        }
        return inquiry;
    }

    /** Whether Save was pressed twice, and it is not somebody else's form that came back from the browser's memory. */
    private boolean says(Inquiry before, NewInquiry told, Phone phone) {
        return before.channel() == told.channel() && before.name(cipher).equals(told.name()) && Objects.equals(before.phone(cipher), phone)
                && Objects.equals(before.email(cipher), told.email()) && before.speaks() == told.speaks() && Objects.equals(before.sourceId(), told.source())
                && Objects.equals(before.campaignId(), told.campaign()) && Objects.equals(message(before), told.message());
    }

    /** @throws NoSuchInquiry when the firm has none of that id */
    Inquiry find(UUID id) {
        Inquiry inquiry = em.find(Inquiry.class, id);
        if (inquiry == null) {
            throw new NoSuchInquiry(id);
        }
        tell(inquiry);
        return inquiry;
    }

    /**
     * The inquiry as the caller saw it, locked until the transaction ends: of two who decide at once, one is first.
     *
     * @throws InquiryDecidedMeanwhile when it does not stand so any more
     * @throws NoSuchInquiry           when the firm has none of that id
     */
    Inquiry standing(UUID id, int version) {
        Inquiry inquiry = lock(id);
        if (inquiry == null || inquiry.getVersion() != version) {
            throw new InquiryDecidedMeanwhile(find(id));
        }
        return inquiry;
    }

    /** Null also for one that has a lead: row security lets nobody change that any more. */
    Inquiry lock(UUID id) {
        return em.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The words, as far as the database gives them to this reader; null where there are none, or none for them. */
    String message(Inquiry inquiry) {
        InquiryMessage message = em.find(InquiryMessage.class, inquiry.getId());
        return message == null ? null : message.text(cipher);
    }

    /** Those that became this lead or were attached to it, latest first. */
    List<Inquiry> ofLead(UUID lead) {
        return em.createQuery("select i from Inquiry i where i.leadId = :lead order by i.receivedAt desc, i.id desc", Inquiry.class).setParameter("lead", lead).getResultList();
    }

    /** The running audit entry is about it, and about its lead and that lead's person. */
    private void tell(Inquiry inquiry) {
        trail.about("inquiry", inquiry.getId());
        if (inquiry.getLeadId() != null) {
            trail.about("lead", inquiry.getLeadId());
            em.createQuery("select l.partyId from Lead l where l.id = :lead", UUID.class).setParameter("lead", inquiry.getLeadId()).getResultStream()
                    .forEach(party -> trail.about("party", party));
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
