package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.COMPLIANCE_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PhoneMatch;
import legal.leadflow.tenancy.FirmBound;

/** Finds the person or lead whose trail compliance is asked about: by phone number, name, or the lead's number. */
@Stateless
@FirmBound
public class TrailFinder {
    /** Most people that one search finds. */
    public static final int MOST = 10;
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*L-?\\s*([0-9]{1,15})\\s*");
    private static final Pattern FIGURES = Pattern.compile("[+0-9()./\\- \\u00a0]*[0-9][+0-9()./\\- \\u00a0]*");
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject Parties parties;
    @Inject AuditTrail trail;

    /**
     * @param typed {@code L-20418}, a phone number or at least its last four digits, or a name or its beginning
     * @return at most {@value #MOST}, the likeliest first
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.searched")
    public List<TrailFound> find(@NotNull @PlainText(max = 100) String typed) {
        trail.detail(typed);
        Matcher number = NUMBER.matcher(typed);
        if (number.matches()) {
            return lead(Long.parseLong(number.group(1)));
        }
        return people(FIGURES.matcher(typed).matches() ? parties.match(typed, MOST).stream().map(PhoneMatch::party).toList() : parties.named(typed, MOST));
    }

    private List<TrailFound> lead(long number) {
        return em.createQuery("select l.id from Lead l where l.number = :number", UUID.class).setParameter("number", number).getResultStream()
                .map(id -> new TrailFound("lead", id, LeadLabels.label(number), null)).toList();
    }

    private List<TrailFound> people(Collection<UUID> ids) {
        Map<UUID, Parties.Line> lines = parties.lines(ids);
        List<TrailFound> found = new ArrayList<>();
        ids.stream().filter(lines::containsKey).forEach(id -> found.add(new TrailFound("party", id, lines.get(id).name(), lines.get(id).phone())));
        return found;
    }
}
