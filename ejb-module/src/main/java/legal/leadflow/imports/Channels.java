package legal.leadflow.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.campaigns.Channel;
import legal.leadflow.kernel.Uuids;

/**
 * Sources, campaigns and tracking numbers by what the file says, made where they are missing. A dry run makes none and gives
 * made-up ids, the same for the same name.
 */
final class Channels {
    private final Ground ground;
    private final boolean dry;
    private final Map<String, UUID> sources = new HashMap<>();
    private final Map<Campaign, UUID> campaigns = new HashMap<>();
    private final Map<String, Dialled> numbers = new HashMap<>();

    Channels(Ground ground, boolean dry) {
        this.ground = ground;
        this.dry = dry;
    }

    private record Campaign(UUID source, String name) {
    }

    private record Dialled(UUID source, UUID campaign) {
    }

    /** Gets ready for these rows: few statements for many rows. */
    void meet(Collection<CallRow> rows) throws SQLException {
        Map<String, Channel> named = new LinkedHashMap<>();
        rows.stream().filter(row -> row.source() != null).forEach(row -> named.putIfAbsent(row.source(), channel(row)));
        find("select name, id from source where firm_id = ? and name = any(?)", named.keySet());
        for (Map.Entry<String, Channel> entry : named.entrySet()) {
            if (!sources.containsKey(entry.getKey())) {
                sources.put(entry.getKey(), made("source", "name, channel", "?, ?", "name = ?", entry.getKey(), entry.getValue().name(), entry.getKey()));
            }
        }
        Map<Campaign, CallRow> wanted = new LinkedHashMap<>();
        rows.stream().filter(row -> row.source() != null && row.campaign() != null)
                .forEach(row -> wanted.putIfAbsent(new Campaign(sources.get(row.source()), row.campaign()), row));
        findCampaigns(wanted.keySet());
        for (Campaign campaign : wanted.keySet()) {
            if (!campaigns.containsKey(campaign)) {
                campaigns.put(campaign, made("campaign", "source_id, name", "?, ?", "source_id = ? and name = ?", campaign.source(), campaign.name(), campaign.source(),
                        campaign.name()));
            }
        }
        numbers(rows);
    }

    private void find(String sql, Collection<String> names) throws SQLException {
        Sql.query(ground.connection(), sql, row -> sources.put(row.getString(1), row.getObject(2, UUID.class)), ground.firm(), names.toArray(String[]::new));
    }

    private void findCampaigns(Collection<Campaign> wanted) throws SQLException {
        Sql.query(ground.connection(), "select c.source_id, c.name, c.id from unnest(?::uuid[], ?::text[]) w(source, name)"
                        + " join campaign c on c.firm_id = ? and c.source_id = w.source and c.name = w.name",
                row -> campaigns.put(new Campaign(row.getObject(1, UUID.class), row.getString(2)), row.getObject(3, UUID.class)),
                wanted.stream().map(Campaign::source).toArray(UUID[]::new), wanted.stream().map(Campaign::name).toArray(String[]::new), ground.firm());
    }

    /** A tracking number that nobody has entered stands for what the first row says it stands for. */
    private void numbers(Collection<CallRow> rows) throws SQLException {
        List<String> wanted = rows.stream().map(row -> row.values().tracking()).filter(number -> number != null && number.matches("\\+[0-9]{6,15}")).distinct().toList();
        Sql.query(ground.connection(), "select number, source_id, campaign_id from tracking_number where firm_id = ? and number = any(?)",
                row -> numbers.put(row.getString(1), new Dialled(row.getObject(2, UUID.class), row.getObject(3, UUID.class))),
                ground.firm(), wanted.toArray(String[]::new));
        for (CallRow row : rows) {
            String number = row.values().tracking();
            if (row.source() != null && wanted.contains(number) && !numbers.containsKey(number)) {
                Dialled dialled = new Dialled(sources.get(row.source()), row.campaign() == null ? null : campaigns.get(new Campaign(sources.get(row.source()), row.campaign())));
                made("tracking_number", "number, source_id, campaign_id", "?, ?, ?::uuid", "number = ?", number, dialled.source(), dialled.campaign(), number);
                numbers.put(number, dialled);
            }
        }
    }

    /** Two at once are one: what somebody else has just made is taken. */
    private UUID made(String table, String columns, String marks, String same, Object... values) throws SQLException {
        UUID id = dry ? UUID.nameUUIDFromBytes((table + values[0] + values[1]).getBytes(StandardCharsets.UTF_8)) : Uuids.next();
        if (dry) {
            return id;
        }
        int told = columns.split(",").length;
        Object[] inserted = new Object[told + 3];
        inserted[0] = ground.firm();
        inserted[1] = id;
        inserted[2] = ground.run();
        System.arraycopy(values, 0, inserted, 3, told);
        if (Sql.update(ground.connection(), "insert into " + table + " (firm_id, id, version, import_id, " + columns + ") values (?, ?, 0, ?, " + marks + ") on conflict do nothing",
                inserted) == 0) {
            Object[] key = new Object[values.length - told + 1];
            key[0] = ground.firm();
            System.arraycopy(values, told, key, 1, values.length - told);
            return Sql.query(ground.connection(), "select id from " + table + " where firm_id = ? and " + same, row -> row.getObject(1, UUID.class), key).get(0);
        }
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after) values (?, ?, ?, ?, ?, 'CREATED', 0)",
                ground.firm(), Uuids.next(), ground.run(), table, id);
        ground.trail().created(table, id);
        return id;
    }

    /** The row's values with its source and campaign: those it names, else those of the dialled number. */
    CallValues placed(CallRow row) {
        if (row.source() != null) {
            UUID source = sources.get(row.source());
            return row.values().in(source, row.campaign() == null ? null : campaigns.get(new Campaign(source, row.campaign())));
        }
        Dialled dialled = numbers.get(row.values().tracking());
        return dialled == null ? row.values() : row.values().in(dialled.source(), dialled.campaign());
    }

    private static Channel channel(CallRow row) {
        String words = ((row.medium() == null ? "" : row.medium()) + " " + row.source()).toLowerCase(Locale.ROOT);
        if (words.matches(".*\\b(tv|television)\\b.*")) {
            return Channel.TV;
        }
        if (words.contains("radio")) {
            return Channel.RADIO;
        }
        if (words.matches(".*\\b(print|billboard|newspaper|magazine|mailer|direct mail|yellow pages)\\b.*")) {
            return Channel.PRINT;
        }
        if (words.contains("social") || words.matches(".*\\b(facebook|instagram|tiktok|linkedin|youtube)\\b.*")) {
            return Channel.SOCIAL;
        }
        if (words.matches(".*\\b(avvo|yelp|findlaw|justia|lawyers\\.com|martindale|directory|nolo)\\b.*")) {
            return Channel.DIRECTORY;
        }
        if (words.matches(".*(lead.?gen|lead_generator|legalmatch).*")) {
            return Channel.LEAD_GENERATOR;
        }
        if (words.matches(".*(local.?service|lsa\\b|google business|gmb|maps).*")) {
            return Channel.LOCAL_ADS;
        }
        if (words.matches(".*\\b(cpc|ppc|paid|ads|adwords|paid_search)\\b.*")) {
            return Channel.PAID_SEARCH;
        }
        if (words.contains("organic")) {
            return Channel.ORGANIC;
        }
        if (words.contains("referral")) {
            return Channel.REFERRAL;
        }
        return words.contains("direct") ? Channel.DIRECT : Channel.OTHER;
    }
}
