package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.PartyKind;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;

/**
 * Deciding on inquiries. Each decision names the version that the caller saw: of two who decide at once the first one stands, the second
 * is told ({@link InquiryDecidedMeanwhile}) and nothing is done twice.
 */
@Stateless
@FirmBound
public class InquiryTriageService {
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:L-?)?\\s*(\\d{1,12})\\s*");
    private static final int NUMBER_MAX = 40;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject Inquiries inquiries;
    @Inject InquiryReader reader;
    @Inject InquiryMatches matches;
    @Inject Leads leads;
    @Inject Parties parties;

    /**
     * An inquiry with whom it may be from, and what may say the same.
     *
     * @throws NoSuchInquiry when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.opened")
    public InquirySheet sheet(@NotNull @Subject("inquiry") UUID id) {
        Inquiry inquiry = inquiries.find(id);
        boolean waits = inquiry.getState() == InquiryState.RECEIVED;
        return new InquirySheet(reader.view(inquiry), waits ? matches.people(inquiry) : List.of(), waits ? matches.twins(inquiry) : List.of(), reader.names(inquiry));
    }

    /**
     * Opens a lead for it.
     *
     * @param person whom it is from, to whom its number and address are added; null for somebody the firm has not met
     * @return the lead
     * @throws legal.leadflow.parties.UnknownParty when the firm does not know that person
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.converted")
    public UUID convert(@NotNull @Subject("inquiry") UUID id, int version, UUID person) {
        Inquiry inquiry = inquiries.standing(id, version);
        UUID party = person == null ? registered(inquiry) : completed(person, inquiry);
        UUID lead = leads.open(new NewLead(party, null, null, inquiry.receivedAt(), inquiry.sourceId(), inquiry.campaignId(), null, null, null));
        em.flush(); // the inquiry refers to the lead by a key that Hibernate knows nothing of
        inquiry.convert(lead, caller.get().person(), Inquiries.now());
        return lead;
    }

    private UUID registered(Inquiry inquiry) {
        Phone phone = inquiry.phone(cipher);
        String email = inquiry.email(cipher);
        return parties.register(new NewParty(PartyKind.PERSON, inquiry.name(cipher).given(), inquiry.name(cipher).family(), inquiry.speaks(),
                phone == null ? List.of() : List.of(phone), email == null ? List.of() : List.of(email), null));
    }

    /** Adds what the firm did not know yet; a name that it knows is changed on the person's own page only. */
    private UUID completed(UUID person, Inquiry inquiry) {
        PartyDetails known = parties.details(person);
        Phone phone = inquiry.phone(cipher);
        String email = inquiry.email(cipher);
        if (known.name().shown().isEmpty() && !inquiry.name(cipher).shown().isEmpty()) {
            parties.rename(person, inquiry.name(cipher));
        }
        if (known.speaks() == Speaks.UNKNOWN) {
            parties.speaks(person, inquiry.speaks());
        }
        if (phone != null) {
            parties.addPhone(person, phone);
        }
        if (email != null) {
            parties.addEmail(person, email);
        }
        return person;
    }

    /**
     * Puts it to a lead that is there.
     *
     * @param lead   null where {@code number} tells it
     * @param number as written, {@code L-20418}; not looked at where {@code lead} is told
     * @return the lead
     * @throws InquiryRefused when neither tells a lead of the firm
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.attached")
    public UUID attach(@NotNull @Subject("inquiry") UUID id, int version, UUID lead, @PlainText(max = NUMBER_MAX) String number) {
        Inquiry inquiry = inquiries.standing(id, version);
        UUID known = leads.find(lead == null ? numbered(number, id) : lead).getId();
        inquiry.attach(known, caller.get().person(), Inquiries.now());
        return known;
    }

    private UUID numbered(String number, UUID inquiry) {
        Matcher figures = NUMBER.matcher(number == null ? "" : number);
        List<UUID> found = !figures.matches() ? List.of() : em.createQuery("select l.id from Lead l where l.number = :number", UUID.class)
                .setParameter("number", Long.parseLong(figures.group(1))).getResultList();
        if (found.isEmpty()) {
            throw new InquiryRefused("number", "inquiries.refused.number", inquiry);
        }
        return found.get(0);
    }

    /**
     * Says that another inquiry tells the same.
     *
     * @throws InquiryRefused when {@code original} is the inquiry itself, or a duplicate too
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.marked-duplicate")
    public void duplicate(@NotNull @Subject("inquiry") UUID id, int version, @NotNull UUID original) {
        if (original.compareTo(id) < 0) {
            inquiries.lock(original); // always in the order of ids: two who call each inquiry the other's duplicate wait for one another
        }
        Inquiry inquiry = inquiries.standing(id, version);
        if (original.equals(id)) {
            throw new InquiryRefused("original", "inquiries.refused.original", id);
        }
        inquiries.lock(original);
        if (inquiries.find(original).getState() == InquiryState.DUPLICATE) {
            throw new InquiryRefused("original", "inquiries.refused.original", id);
        }
        inquiry.duplicate(original, caller.get().person(), Inquiries.now());
    }

    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.marked-spam")
    public void spam(@NotNull @Subject("inquiry") UUID id, int version) {
        inquiries.standing(id, version).spam(caller.get().person(), Inquiries.now());
    }

    /** @throws InquiryRefused when there is no reason */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.rejected")
    public void reject(@NotNull @Subject("inquiry") UUID id, int version, InquiryReason why) {
        if (why == null) {
            throw new InquiryRefused("why", "web.constraint.NotNull", id);
        }
        inquiries.standing(id, version).reject(why, caller.get().person(), Inquiries.now());
    }

    /**
     * Takes back that it is a duplicate, spam or rejected: it waits again.
     *
     * @throws InquiryDecidedMeanwhile also when it has a lead, which nobody takes back here
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.taken-back")
    public void takeBack(@NotNull @Subject("inquiry") UUID id, int version) {
        inquiries.standing(id, version).takeBack();
    }
}
