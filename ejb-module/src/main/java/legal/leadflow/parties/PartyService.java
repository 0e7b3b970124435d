package legal.leadflow.parties;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.requests.Once;
import legal.leadflow.requests.RequestKeys;
import legal.leadflow.tenancy.FirmBound;

/** The firm's people and organisations one by one; pages meet them through calls and leads. */
@Stateless
@FirmBound
public class PartyService {
    /** Most parties of one page of the list. */
    public static final int MOST_LISTED = 100;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject AuditTrail trail;
    @Inject Parties parties;
    @Inject RequestKeys requests;

    /**
     * A page of the parties, newest first.
     *
     * @param before only those made before this one; null for the newest
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("party.listed")
    public List<PartyDetails> list(UUID before, @Min(1) @Max(MOST_LISTED + 1) int limit) {
        return parties.page(before, limit);
    }

    /** @throws UnknownParty when the firm has none of that id */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("party.viewed")
    public PartyDetails view(@NotNull @Subject("party") UUID id) {
        return parties.details(id);
    }

    /**
     * Takes a new party in.
     *
     * @param once when the request may come twice; else null
     * @throws PartyRefused when it has neither name nor number nor address
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("party.registered")
    public UUID register(@NotNull @Valid NewParty told, Once once) {
        return requests.once(once, "party", () -> {
            if (new PartyName(told.givenName(), told.familyName()).shown().isEmpty() && told.phones().isEmpty() && told.emails().isEmpty()) {
                throw new PartyRefused("family-name", "leads.fact.refused.name");
            }
            UUID made = parties.register(told);
            trail.about("party", made);
            return made;
        });
    }

    /**
     * Changes name and language.
     *
     * @param tag {@link PartyDetails#tag} as it was read
     * @return the party as it stands now
     * @throws PartyChangedMeanwhile when it is at another version; nothing is saved
     * @throws PartyRefused          when it would be left without a name
     * @throws UnknownParty          when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("party.changed")
    public PartyDetails change(@NotNull @Subject("party") UUID id, @NotNull String tag, @NotNull @Valid PartyChange change) {
        em.find(Party.class, id, LockModeType.PESSIMISTIC_WRITE);
        PartyDetails known = parties.details(id);
        if (!known.tag().equals(tag)) {
            throw new PartyChangedMeanwhile(id);
        }
        PartyName name = change.of(known.name());
        if (name.shown().isEmpty() && !known.name().shown().isEmpty()) {
            throw new PartyRefused(change.familyTold() ? "family-name" : "given-name", "leads.fact.refused.name");
        }
        parties.rename(id, name);
        if (change.speaks() != null) {
            parties.speaks(id, change.speaks());
        }
        em.flush(); // the answer tells the new version
        return parties.details(id);
    }
}
