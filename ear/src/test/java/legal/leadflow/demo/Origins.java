package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The firm's sources, campaigns and tracking numbers, and where each lead comes from. */
final class Origins {
    private final Desk desk;
    private final List<List<Origin>> bySource = new ArrayList<>();

    Origins(Desk desk) {
        this.desk = desk;
    }

    /** @param campaign null where the source has none; @param number null where there is no tracking number */
    record Origin(UUID source, UUID campaign, String number, String channel) {
        /** Whether people come by a form, a letter or another's word rather than by dialling a printed number. */
        boolean referral() {
            return "REFERRAL".equals(channel);
        }
    }

    /** Writes them all. */
    Origins write() throws SQLException {
        LocalDate start = desk.calendar.date(desk.now).minusYears(1);
        try (Rows sources = desk.into("source", "firm_id, id, version, name, channel");
                Rows campaigns = desk.into("campaign", "firm_id, id, version, source_id, name, starts_on").after(sources);
                Rows numbers = desk.into("tracking_number", "firm_id, id, version, number, source_id, campaign_id, greeting").after(sources, campaigns)) {
            for (DemoFirm.Source source : desk.firm.sources()) {
                UUID sourceId = Desk.id();
                sources.add(desk.firm.id(), sourceId, 0, source.name(), source.channel());
                List<Origin> origins = new ArrayList<>();
                for (DemoFirm.Campaign campaign : source.campaigns()) {
                    UUID campaignId = campaign.name() == null ? null : Desk.id();
                    if (campaignId != null) {
                        campaigns.add(desk.firm.id(), campaignId, 0, sourceId, campaign.name(), start);
                    }
                    if (campaign.number() != null) {
                        numbers.add(desk.firm.id(), Desk.id(), 0, campaign.number(), sourceId, campaignId, campaign.greeting());
                    }
                    origins.add(new Origin(sourceId, campaignId, campaign.number(), source.channel()));
                }
                bySource.add(origins);
            }
        }
        return this;
    }

    /** Where one lead comes from. */
    Origin any() {
        return desk.chance.of(bySource.get(desk.chance.weighted(desk.firm.sources().stream().mapToDouble(DemoFirm.Source::percent).toArray())));
    }

    /** Where somebody dialled a printed number. */
    Origin dialled() {
        Origin origin = any();
        return origin.number() == null ? dialled() : origin;
    }
}
