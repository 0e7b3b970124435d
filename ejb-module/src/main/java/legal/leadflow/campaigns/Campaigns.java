package legal.leadflow.campaigns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;
import org.hibernate.Session;

/** Sources and campaigns for other rooms: inside the caller's transaction, firm context and audited call. */
@ApplicationScoped
public class Campaigns {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject AuditTrail trail;
    @Inject FirmQueries queries;

    void warmUp(@Observes WarmingUp start) {
        sourceNames();
        campaignNames();
    }

    /** What the dialled number tells; empty when it is none of the firm's tracking numbers. */
    public Optional<Dialled> dialled(Phone number) {
        return em.createQuery("""
                select s.id, s.name, c.id, c.name, t.greeting from TrackingNumber t
                join Source s on s.id = t.sourceId left join Campaign c on c.id = t.campaignId where t.number = :number""", Object[].class)
                .setParameter("number", number.e164()).getResultStream().findFirst()
                .map(row -> new Dialled((UUID) row[0], (String) row[1], (UUID) row[2], (String) row[3], (String) row[4]));
    }

    /** All sources by name, those no longer in use too. */
    public List<Source> sources() {
        return queries.list(Source.class, "select s from Source s where s.firmId = :firm order by s.name, s.id", Map.of());
    }

    /** All campaigns by name, those no longer in use too. */
    public List<Campaign> campaigns() {
        return queries.list(Campaign.class, "select c from Campaign c where c.firmId = :firm order by c.name, c.id", Map.of());
    }

    /** All tracking numbers, in the numbers' order. */
    public List<TrackingNumber> trackingNumbers() {
        return em.createQuery("select t from TrackingNumber t order by t.number", TrackingNumber.class).getResultList();
    }

    /** Names of all sources, by id. */
    public Map<UUID, String> sourceNames() {
        Map<UUID, String> names = new LinkedHashMap<>();
        sources().forEach(source -> names.put(source.getId(), source.getName()));
        return names;
    }

    /** Names of all campaigns, by id. */
    public Map<UUID, String> campaignNames() {
        Map<UUID, String> names = new LinkedHashMap<>();
        campaigns().forEach(campaign -> names.put(campaign.getId(), campaign.getName()));
        return names;
    }

    /**
     * The source of that name, made if there is none. Safe when two do it at once.
     *
     * @param name at most 120 letters
     */
    public UUID findOrCreateSource(String name, Channel channel) {
        UUID made = Uuids.next();
        int rows = insert("insert into source (firm_id, id, version, name, channel, active) values (:firm, :id, 0, :name, :channel, true) on conflict do nothing",
                made, Map.of("name", name.strip(), "channel", channel.name()));
        return rows == 1 ? made("source", made) : id("select id from source where firm_id = :firm and name = :name", Map.of("name", name.strip()));
    }

    /**
     * The campaign of that name under the source, made if there is none. Safe when two do it at once.
     *
     * @param name at most 160 letters
     */
    public UUID findOrCreateCampaign(UUID source, String name) {
        UUID made = Uuids.next();
        Map<String, Object> key = Map.of("source", source, "name", name.strip());
        int rows = insert("insert into campaign (firm_id, id, version, source_id, name, active) values (:firm, :id, 0, :source, :name, true) on conflict do nothing",
                made, key);
        return rows == 1 ? made("campaign", made)
                : id("select id from campaign where firm_id = :firm and source_id = :source and name = :name", key);
    }

    /** Notes the tracking number if it is new; one that is known keeps what was entered about it. {@code campaign} may be null. */
    public UUID findOrCreateTrackingNumber(Phone phone, UUID source, UUID campaign) {
        UUID made = Uuids.next();
        String columns = campaign == null ? "" : ", campaign_id";
        String values = campaign == null ? "" : ", :campaign";
        Map<String, Object> told = new LinkedHashMap<>(Map.of("number", phone.e164(), "source", source));
        if (campaign != null) {
            told.put("campaign", campaign);
        }
        int rows = insert("insert into tracking_number (firm_id, id, version, number, source_id" + columns + ") values (:firm, :id, 0, :number, :source" + values
                + ") on conflict do nothing", made, told);
        return rows == 1 ? made("tracking_number", made)
                : id("select id from tracking_number where firm_id = :firm and number = :number", Map.of("number", phone.e164()));
    }

    private int insert(String sql, UUID id, Map<String, ?> values) {
        var query = em.unwrap(Session.class).createNativeMutationQuery(sql).setParameter("firm", caller.get().firm()).setParameter("id", id);
        values.forEach(query::setParameter);
        return query.executeUpdate();
    }

    private UUID made(String table, UUID id) {
        trail.created(table, id);
        return id;
    }

    private UUID id(String sql, Map<String, ?> values) {
        var query = em.unwrap(Session.class).createNativeQuery(sql, UUID.class).setParameter("firm", caller.get().firm());
        values.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
