package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.parties.PhoneIndex;
import legal.leadflow.tenancy.Role;

/** Writes calls. */
final class CallLog implements AutoCloseable {
    private static final List<String> TAGS = List.of("qualified", "qualified,spanish", "new case", "existing client", "vendor", "call back");
    private final Desk desk;
    private final Rows calls;
    private final Notes notes;
    private final Set<String> heardOf = new HashSet<>();
    private int made;

    CallLog(Desk desk, Rows... referredTo) {
        this.desk = desk;
        notes = new Notes(desk);
        calls = desk.into("call", "firm_id, id, version, provider_call_id, direction, outside_number, outside_index, outside_name, outside_place, tracking_number,"
                + " business_number, started_at, answered_at, ended_at, duration_s, ring_s, outcome, first_time, agent, staff_id, source_id, campaign_id, party_id,"
                + " lead_id, tags, note_by_hand, created_at, created_by, changed_at, changed_by").after(referredTo);
    }

    /**
     * What is known of one call.
     *
     * @param number of the other side; null when withheld
     * @param dialled how it reached the firm; null when nobody can tell
     * @param known  who it was; null when nobody knows
     */
    record Talk(Direction direction, CallOutcome outcome, Instant at, String number, Origins.Origin dialled, People.Known known, UUID lead, String note) {
        @Override
        public String toString() {
            return "Talk";
        }
    }

    /** The rows that touchpoints refer to. */
    Rows rows() {
        return calls;
    }

    /** What was noted of them. */
    Notes notes() {
        return notes;
    }

    /** How many calls there are. */
    int made() {
        return made;
    }

    /** @return the call's id */
    UUID log(Talk talk) throws SQLException {
        UUID id = Desk.id();
        made++;
        UUID firm = desk.firm.id();
        Chance chance = desk.chance;
        boolean answered = talk.outcome == CallOutcome.ANSWERED || talk.outcome == CallOutcome.WRONG_NUMBER;
        int ring = chance.between(3, answered ? 22 : 45);
        int length = answered ? (int) chance.around(Duration.ofSeconds(talk.lead == null ? 130 : 420)).toSeconds()
                : talk.outcome == CallOutcome.VOICEMAIL ? chance.between(12, 95) : 0;
        Instant began = talk.at.plusSeconds(ring);
        Instant end = began.plusSeconds(length);
        String note = answered ? talk.note : null;
        DemoPerson who = desk.one(talk.direction == Direction.OUTBOUND || chance.in100(18) ? Role.INTAKE : Role.RECEPTIONIST);
        boolean tracked = talk.dialled != null && talk.dialled.number() != null && talk.direction == Direction.INBOUND;
        boolean delivered = tracked && chance.in100(70);
        String name = delivered && talk.known != null && chance.in100(60)
                ? (talk.known.person().given() + " " + talk.known.person().family()).toUpperCase(Locale.ROOT) : null;
        calls.add(firm, id, 0, delivered ? "CAL" + UUID.randomUUID().toString().replace("-", "") : null, talk.direction.name(),
                desk.seal("call.outside_number", id, talk.number), PhoneIndex.WHOLE.of(desk.index, firm, talk.number), desk.seal("call.outside_name", id, name),
                desk.seal("call.outside_place", id, delivered ? place() : null), tracked ? talk.dialled.number() : null, null,
                talk.at, answered ? began : null, end, length, ring, talk.outcome.name(), talk.number == null ? null : heardOf.add(talk.number),
                desk.seal("call.agent", id, answered ? who.name() : null), answered || talk.direction == Direction.OUTBOUND ? who.id() : null,
                tracked ? talk.dialled.source() : null, tracked ? talk.dialled.campaign() : null, talk.known == null ? null : talk.known.party(), talk.lead,
                desk.seal("call.tags", id, delivered && chance.in100(35) ? chance.of(TAGS) : null), note != null,
                end, who.id(), end, who.id());
        notes.add(who.id(), id, note, end);
        return id;
    }

    private String place() {
        return "injury".equals(desk.firm.field()) ? desk.chance.of(List.of("Houston, TX, US", "Pasadena, TX, US", "Sugar Land, TX, US"))
                : desk.chance.of(List.of("Miami, FL, US", "Hialeah, FL, US", "Coral Gables, FL, US"));
    }

    @Override
    public void close() throws SQLException {
        calls.close();
    }
}
