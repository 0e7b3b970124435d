package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.campaigns.Campaign;
import legal.leadflow.campaigns.Source;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** Opens inquiries for whoever reads them. */
@ApplicationScoped
class InquiryReader {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject Colleagues colleagues;
    @Inject Inquiries inquiries;

    InquiryView view(Inquiry i) {
        return new InquiryView(i.getId(), i.getVersion(), i.channel(), i.getState(), i.receivedAt(), i.name(cipher), i.phone(cipher), i.email(cipher), i.speaks(), i.sourceId(),
                i.campaignId(), isReadable(i), inquiries.message(i), i.getCreatedBy(), i.getCreatedAt(), i.triagedBy(), i.triagedAt(), i.getLeadId(), leadNumber(i.getLeadId()),
                i.duplicateOf(), i.reason());
    }

    /** Names of the colleagues, the source and the campaign that an inquiry names, by id. */
    Map<UUID, String> names(Inquiry inquiry) {
        Map<UUID, String> names = new HashMap<>(colleagues.names(Stream.of(inquiry.getCreatedBy(), inquiry.getChangedBy(), inquiry.triagedBy()).filter(Objects::nonNull).distinct().toList()));
        if (inquiry.sourceId() != null) {
            names.put(inquiry.sourceId(), em.find(Source.class, inquiry.sourceId()).getName());
        }
        if (inquiry.campaignId() != null) {
            names.put(inquiry.campaignId(), em.find(Campaign.class, inquiry.campaignId()).getName());
        }
        return names;
    }

    /** For telling a reader that there may be words which are not for them; whether they get any is decided by the database. */
    private boolean isReadable(Inquiry inquiry) {
        return caller.get().may(Right.NARRATIVE) || inquiry.getState().isRaw();
    }

    private Long leadNumber(UUID lead) {
        return lead == null ? null : em.createQuery("select l.number from Lead l where l.id = :lead", Long.class).setParameter("lead", lead).getSingleResult();
    }
}
