package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;

/** Finds a page of inquiries by keyset, without their words. */
@ApplicationScoped
class InquiryList {
    private static final String COLUMNS = "select i.id, i.channel, i.state, i.receivedAt, i.givenName, i.familyName, i.phone, i.email, i.speaks, i.triagedAt, i.triagedBy,"
            + " i.leadId, i.reason from Inquiry i where i.firmId = :firm";
    @Inject FirmQueries queries;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;

    InquiryPage page(InquiryFilter filter, LeadCursor cursor, int limit) {
        boolean waiting = filter.state() == InquiryState.RECEIVED;
        boolean ascending = cursor == null ? waiting : cursor.newer();
        List<InquiryRow> found = query(filter, cursor, ascending, limit + 1);
        boolean more = found.size() > limit;
        List<InquiryRow> rows = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (rows.isEmpty()) {
            return new InquiryPage(List.of(), null, null);
        }
        LeadCursor newest = at(rows.get(ascending ? rows.size() - 1 : 0), waiting, true);
        LeadCursor oldest = at(rows.get(ascending ? 0 : rows.size() - 1), waiting, false);
        if (ascending != waiting) {
            Collections.reverse(rows);
        }
        boolean began = cursor != null;
        return new InquiryPage(rows, ascending ? more ? newest : null : began ? newest : null, ascending ? began ? oldest : null : more ? oldest : null);
    }

    void warmUp(@Observes WarmingUp start) {
        query(InquiryFilter.waiting(), null, true, 1);
    }

    private List<InquiryRow> query(InquiryFilter filter, LeadCursor cursor, boolean ascending, int most) {
        boolean waiting = filter.state() == InquiryState.RECEIVED;
        String time = waiting ? "i.receivedAt" : "i.triagedAt";
        Map<String, Object> values = new HashMap<>();
        // the state of those that wait stands in the query itself, where the planner sees that their index fits
        StringBuilder where = new StringBuilder(waiting ? " and i.state = legal.leadflow.intake.InquiryState.RECEIVED" : " and i.state = :state");
        if (!waiting) {
            values.put("state", filter.state());
        }
        if (filter.channel() != null) {
            where.append(" and i.channel = :channel");
            values.put("channel", filter.channel());
        }
        if (cursor != null) {
            String than = ascending ? ">" : "<";
            where.append(" and ").append(time).append(' ').append(than).append("= :at and (").append(time).append(' ').append(than).append(" :at or i.id ").append(than).append(" :id)");
            values.put("at", cursor.received());
            values.put("id", cursor.id());
        }
        String order = ascending ? " order by " + time + ", i.id" : " order by " + time + " desc, i.id desc";
        return queries.list(Object[].class, COLUMNS + where + order, values, most).stream().map(this::row).toList();
    }

    /** As {@link #COLUMNS} gives it. */
    private InquiryRow row(Object[] row) {
        UUID firm = caller.get().firm();
        UUID id = (UUID) row[0];
        String phone = cipher.open(firm, Inquiry.PHONE, id, (byte[]) row[6]);
        PartyName name = new PartyName(cipher.open(firm, Inquiry.GIVEN, id, (byte[]) row[4]), cipher.open(firm, Inquiry.FAMILY, id, (byte[]) row[5]));
        return new InquiryRow(id, (InquiryChannel) row[1], (InquiryState) row[2], (Instant) row[3], name.shown(), phone == null ? null : new Phone(phone),
                cipher.open(firm, Inquiry.EMAIL, id, (byte[]) row[7]), (Speaks) row[8], (Instant) row[9], (UUID) row[10], (UUID) row[11], (InquiryReason) row[12]);
    }

    private static LeadCursor at(InquiryRow row, boolean waiting, boolean newer) {
        return new LeadCursor(waiting ? row.received() : row.decidedAt(), row.id(), newer);
    }
}
