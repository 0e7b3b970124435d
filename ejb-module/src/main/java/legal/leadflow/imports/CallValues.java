package legal.leadflow.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What an export tells about a call, in the open. All but direction, start, length and outcome may be null. */
record CallValues(String direction, String number, String name, String place, String tracking, String business, Instant start, int seconds, Integer ring,
        String outcome, Boolean firstTime, String agent, UUID source, UUID campaign, String tags, String note, String click, String landing, String keyword) {

    /** A later version: what the file has no column for stays as it was in {@code before}; an empty cell is told, and empties the field. */
    CallValues over(CallValues before, Set<CallField> told) {
        boolean channel = told.contains(CallField.SOURCE) || source != null;
        boolean ended = told.contains(CallField.OUTCOME) || told.contains(CallField.ANSWERED) || told.contains(CallField.VOICEMAIL) || told.contains(CallField.DURATION);
        boolean where = told.contains(CallField.CITY) || told.contains(CallField.STATE) || told.contains(CallField.COUNTRY);
        return new CallValues(told.contains(CallField.DIRECTION) ? direction : before.direction, told.contains(CallField.CALLER_NUMBER) ? number : before.number,
                told.contains(CallField.CALLER_NAME) ? name : before.name, where ? place : before.place, told.contains(CallField.TRACKING_NUMBER) ? tracking : before.tracking,
                told.contains(CallField.BUSINESS_NUMBER) ? business : before.business, start, told.contains(CallField.DURATION) ? seconds : before.seconds,
                told.contains(CallField.RING) ? ring : before.ring, ended ? outcome : before.outcome, told.contains(CallField.FIRST_CALL) ? firstTime : before.firstTime,
                told.contains(CallField.AGENT) ? agent : before.agent, channel ? source : before.source, channel ? campaign : before.campaign,
                told.contains(CallField.TAGS) ? tags : before.tags, told.contains(CallField.NOTE) ? note : before.note,
                told.contains(CallField.CLICK_ID) ? click : before.click, told.contains(CallField.LANDING_PAGE) ? landing : before.landing,
                told.contains(CallField.KEYWORD) ? keyword : before.keyword);
    }

    /** With the outcome and the note that somebody of the firm has set. */
    CallValues said(String setOutcome, String setNote) {
        return new CallValues(direction, number, name, place, tracking, business, start, seconds, ring, setOutcome, firstTime, agent, source, campaign, tags, setNote,
                click, landing, keyword);
    }

    CallValues in(UUID newSource, UUID newCampaign) {
        return new CallValues(direction, number, name, place, tracking, business, start, seconds, ring, outcome, firstTime, agent, newSource, newCampaign, tags,
                note, click, landing, keyword);
    }

    Instant answered() {
        return outcome.equals("ANSWERED") && ring != null ? start.plusSeconds(ring) : null;
    }

    Instant ended() {
        return start.plusSeconds(seconds);
    }

    /** By column, as the audit trail and the digest of a version have it; {@code touchpoint.} before those of the touchpoint. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("direction", direction);
        texts.put("outside_number", number);
        texts.put("outside_name", name);
        texts.put("outside_place", place);
        texts.put("tracking_number", tracking);
        texts.put("business_number", business);
        texts.put("started_at", start.toString());
        texts.put("duration_s", Integer.toString(seconds));
        texts.put("ring_s", text(ring));
        texts.put("outcome", outcome);
        texts.put("first_time", text(firstTime));
        texts.put("agent", agent);
        texts.put("source_id", text(source));
        texts.put("campaign_id", text(campaign));
        texts.put("tags", tags);
        texts.put("note", note);
        texts.put("touchpoint.click_id", click);
        texts.put("touchpoint.landing_page", landing);
        texts.put("touchpoint.keyword", keyword);
        return texts;
    }

    private static String text(Object value) {
        return Objects.toString(value, null);
    }

    private static CallValues of(Map<String, String> t) {
        return new CallValues(t.get("direction"), t.get("outside_number"), t.get("outside_name"), t.get("outside_place"), t.get("tracking_number"),
                t.get("business_number"), Instant.parse(t.get("started_at")), Integer.parseInt(t.get("duration_s")),
                t.get("ring_s") == null ? null : Integer.valueOf(t.get("ring_s")), t.get("outcome"),
                t.get("first_time") == null ? null : Boolean.valueOf(t.get("first_time")), t.get("agent"), uuid(t.get("source_id")), uuid(t.get("campaign_id")),
                t.get("tags"), t.get("note"), t.get("touchpoint.click_id"), t.get("touchpoint.landing_page"), t.get("touchpoint.keyword"));
    }

    private static UUID uuid(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** For keeping what an update replaces: names and values, each with its length before it. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : texts().entrySet()) {
                if (entry.getValue() != null) {
                    out.writeUTF(entry.getKey());
                    byte[] value = entry.getValue().getBytes(StandardCharsets.UTF_8);
                    out.writeInt(value.length);
                    out.write(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #bytes} wrote. */
    static CallValues of(byte[] bytes) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                texts.put(in.readUTF(), new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(texts);
    }

    @Override
    public String toString() {
        return "CallValues";
    }
}
