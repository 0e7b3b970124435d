package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.requests.Once;
import legal.leadflow.requests.RequestKeys;
import legal.leadflow.tenancy.FirmBound;

/** What reaches the firm before anybody has decided on it: taken down, listed, read. Decisions: {@link InquiryTriageService}. */
@Stateless
@FirmBound
public class InquiryService {
    /** Most inquiries of one page of a list. */
    public static final int MOST_LISTED = 100;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    @Inject AuditTrail trail;
    @Inject Inquiries inquiries;
    @Inject InquiryList list;
    @Inject InquiryReader reader;
    @Inject Campaigns campaigns;
    @Inject RequestKeys requests;

    /**
     * Takes an inquiry down; told twice it is one.
     *
     * @param once when the request may come twice under a key; else null
     * @return the inquiry's id
     * @throws InquiryRefused when there is nothing to know it by, its number or address cannot be one, or it was received in the future
     * @throws LeadRefused    when source or campaign are not there
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.received")
    public UUID receive(@NotNull @Valid NewInquiry told, Once once) {
        return requests.once(once, "inquiry", () -> {
            Instant now = Inquiries.now();
            if (told.received() != null && told.received().isBefore(EARLIEST)) {
                throw new InquiryRefused("receivedAt", "inquiries.refused.moment", null);
            }
            if (told.received() != null && told.received().isAfter(now.plus(CLOCKS_DIFFER))) {
                throw new InquiryRefused("receivedAt", "web.constraint.PastOrPresent", null);
            }
            UUID taken = inquiries.receive(told, now).getId();
            trail.about("inquiry", taken);
            return taken;
        });
    }

    /** Where an inquiry can have come from: sources and campaigns in use, by name. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.origins-listed")
    public List<InquiryOrigin> origins() {
        return InquiryOrigin.of(campaigns.sources(), campaigns.campaigns());
    }

    /**
     * A page of the inquiries asked for: of those that wait the longest waiting first, of others the last decided first.
     *
     * @param cursor null for the first page
     * @param limit  most inquiries of the page, at most {@value #MOST_LISTED}
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.listed")
    public InquiryPage list(@NotNull @Valid InquiryFilter filter, LeadCursor cursor, @Min(1) @Max(MOST_LISTED) int limit) {
        return list.page(filter, cursor, limit);
    }

    /**
     * An inquiry with all that the caller may see of it.
     *
     * @throws NoSuchInquiry when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("inquiry.viewed")
    public InquiryView view(@NotNull @Subject("inquiry") UUID id) {
        return reader.view(inquiries.find(id));
    }
}
