package legal.leadflow.campaigns;

import static java.util.stream.Collectors.groupingBy;
import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.MARKETING_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.FirmOwned;

/** The firm's sources, campaigns and tracking numbers. Nothing is deleted: calls and leads refer to them; what ends is no longer active. */
@Stateless
@FirmBound
public class CampaignService {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject AuditTrail trail;
    @Inject Campaigns campaigns;

    /** All of them by name, with those no longer in use: old leads and calls still show theirs. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.sources-listed")
    public List<SourceView> sources() {
        return views();
    }

    /** As {@link #sources}, for whoever may change them. */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.catalogue-listed")
    public List<SourceView> catalogue() {
        return views();
    }

    private List<SourceView> views() {
        List<TrackingNumber> numbers = campaigns.trackingNumbers();
        Map<UUID, List<Campaign>> efforts = campaigns.campaigns().stream().collect(groupingBy(Campaign::getSourceId));
        return campaigns.sources().stream().map(source -> new SourceView(source.getId(), source.getVersion(), source.getName(), source.getChannel(),
                source.isActive(), efforts.getOrDefault(source.getId(), List.of()).stream().map(campaign -> view(campaign, numbers)).toList(),
                numbers.stream().filter(n -> n.getCampaignId() == null && n.getSourceId().equals(source.getId())).map(CampaignService::view).toList())).toList();
    }

    /** @throws CampaignRefused when there is a source of that name */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.source-added")
    public UUID addSource(@NotNull @Valid SourceEntry told) {
        return stored("source", new Source(told), nameFree("select s.id from Source s where s.name = :name", told.name(), null, null));
    }

    /** @throws CampaignRefused when somebody else changed it meanwhile, or the name is another's */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.source-changed")
    public void changeSource(@NotNull @Subject("source") UUID id, int version, @NotNull @Valid SourceEntry told) {
        require(nameFree("select s.id from Source s where s.name = :name", told.name(), null, id), CampaignRefused.nameTaken());
        locked(Source.class, id, version).change(told);
    }

    /** @throws CampaignRefused when the source has a campaign of that name, or it would end before it starts */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.added")
    public UUID addCampaign(@NotNull @Valid CampaignEntry told) {
        require(!told.endsBeforeItStarts(), CampaignRefused.endsBeforeItStarts());
        return stored("campaign", new Campaign(told), campaignNameFree(told, null));
    }

    /** @throws CampaignRefused when somebody else changed it meanwhile, the name is another's, or it would end before it starts */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.changed")
    public void changeCampaign(@NotNull @Subject("campaign") UUID id, int version, @NotNull @Valid CampaignEntry told) {
        require(!told.endsBeforeItStarts(), CampaignRefused.endsBeforeItStarts());
        require(campaignNameFree(told, id), CampaignRefused.nameTaken());
        locked(Campaign.class, id, version).change(told);
    }

    /** @throws CampaignRefused when it is no phone number, or one that the firm has already */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.number-added")
    public UUID addNumber(@NotNull @Valid NumberEntry told) {
        Phone phone = Phone.parse(told.number(), "US").filter(p -> told.number().matches("[+0-9()./\\- ]*")).orElseThrow(CampaignRefused::notANumber);
        require(campaigns.dialled(phone).isEmpty(), CampaignRefused.numberTaken());
        return stored("tracking_number", new TrackingNumber(phone, told.source(), told.campaign(), told.greeting()), true);
    }

    /** Changes the greeting; {@code greeting} may be null. */
    @RolesAllowed({PARTNER_NAME, MARKETING_NAME})
    @Audited("campaign.greeting-changed")
    public void changeGreeting(@NotNull @Subject("tracking_number") UUID id, int version, @PlainText(max = 300) String greeting) {
        TrackingNumber number = locked(TrackingNumber.class, id, version);
        number.change(number.getSourceId(), number.getCampaignId(), greeting);
    }

    private UUID stored(String table, FirmOwned made, boolean nameFree) {
        require(nameFree, CampaignRefused.nameTaken());
        em.persist(made);
        trail.about(table, made.getId());
        return made.getId();
    }

    private <T extends FirmOwned> T locked(Class<T> type, UUID id, int version) {
        T found = Optional.ofNullable(em.find(type, id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(() -> CampaignRefused.unknown(id));
        require(found.getVersion() == version, CampaignRefused.changed(id));
        return found;
    }

    private boolean campaignNameFree(CampaignEntry told, UUID except) {
        return nameFree("select c.id from Campaign c where c.sourceId = :source and c.name = :name", told.name(), told.source(), except);
    }

    private boolean nameFree(String query, String name, UUID source, UUID except) {
        var asked = em.createQuery(query, UUID.class).setParameter("name", name.strip());
        if (source != null) {
            asked.setParameter("source", source);
        }
        return asked.getResultStream().allMatch(id -> id.equals(except));
    }

    private static void require(boolean holds, CampaignRefused otherwise) {
        if (!holds) {
            throw otherwise;
        }
    }

    private static SourceView.CampaignView view(Campaign campaign, List<TrackingNumber> numbers) {
        return new SourceView.CampaignView(campaign.getId(), campaign.getVersion(), campaign.getName(), campaign.getStartsOn(), campaign.getEndsOn(),
                campaign.isActive(), numbers.stream().filter(n -> campaign.getId().equals(n.getCampaignId())).map(CampaignService::view).toList());
    }

    private static SourceView.NumberView view(TrackingNumber number) {
        return new SourceView.NumberView(number.getId(), number.getVersion(), number.getPhone(), number.getGreeting());
    }
}
