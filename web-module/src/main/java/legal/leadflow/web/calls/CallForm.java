package legal.leadflow.web.calls;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.calls.NewCall;
import legal.leadflow.parties.Speaks;

/** What stands in the fields of {@code /calls/new}, as typed. It can be kept as a draft and read back. */
public class CallForm implements Serializable {
    private static final long serialVersionUID = 1L;
    /** In a draft: somebody has typed, so that it is worth coming back to. */
    static final String TOUCHED = "touched";
    private Direction direction = Direction.INBOUND;
    private Instant startedAt = Instant.now();
    private String from = "";
    private String to = "";
    private UUID party;
    private boolean newPerson;
    private boolean newMatter;
    private String first = "";
    private String last = "";
    private Speaks speaks = Speaks.EN;
    private String area = "";
    private boolean lastUsed;
    private String type = "";
    private String said = "";
    private String note = "";
    private CallOutcome outcome = CallOutcome.ANSWERED;
    private UUID returns;

    /** The fields of a draft; what a draft does not tell keeps its default. */
    void restore(Map<String, String> draft) {
        direction = constant(Direction.class, draft.get("direction")).orElse(direction);
        startedAt = Optional.ofNullable(draft.get("startedAt")).map(Instant::parse).orElse(startedAt);
        party = id(draft.get("party"));
        newPerson = Boolean.parseBoolean(draft.get("newPerson"));
        returns = id(draft.get("returns"));
        take(draft);
        lastUsed = Boolean.parseBoolean(draft.get("lastUsed"));
    }

    /** The fields as the browser sent them, whether they can be read or not. */
    void take(Map<String, String> sent) {
        from = sent.getOrDefault("from", from);
        to = sent.getOrDefault("to", to);
        first = sent.getOrDefault("first", first);
        last = sent.getOrDefault("last", last);
        said = sent.getOrDefault("said", said);
        note = sent.getOrDefault("note", note);
        lastUsed &= area.equals(sent.getOrDefault("area", area));
        area = sent.getOrDefault("area", area);
        type = sent.getOrDefault("type", type);
        speaks = constant(Speaks.class, sent.get("speaks")).orElse(speaks);
        outcome = constant(CallOutcome.class, sent.get("outcome")).orElse(outcome);
        newMatter = sent.containsKey("matter") ? Boolean.parseBoolean(sent.get("matter")) : newMatter;
    }

    Map<String, String> draft(boolean touched) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("direction", direction.name(), "startedAt", startedAt.toString(), "from", from, "to", to,
                "first", first, "last", last, "speaks", speaks.name(), "area", area, "type", type));
        fields.putAll(Map.of("said", said, "note", note, "outcome", outcome.name(), "newPerson", String.valueOf(newPerson), "matter", String.valueOf(newMatter),
                "lastUsed", String.valueOf(lastUsed), TOUCHED, String.valueOf(touched)));
        if (returns != null) {
            fields.put("returns", returns.toString());
        }
        if (party != null) {
            fields.put("party", party.toString());
        }
        return fields;
    }

    NewCall call(UUID id) {
        return new NewCall(id, direction, startedAt, from, to, party, newPerson, newMatter, first, last, speaks, id(area), id(type), said, note, outcome, returns);
    }

    private static UUID id(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // not from our page
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        try {
            return name == null ? Optional.empty() : Optional.of(Enum.valueOf(type, name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not from our page
        }
    }

    public Direction getDirection() {
        return direction;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** Somebody is called back. */
    void returns(UUID earlier) {
        direction = Direction.OUTBOUND;
        returns = earlier;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = text(from);
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = text(to);
    }

    public UUID getParty() {
        return party;
    }

    void party(UUID chosen, boolean somebodyNew) {
        party = chosen;
        newPerson = somebodyNew;
    }

    boolean isNewPerson() {
        return newPerson;
    }

    public boolean isNewMatter() {
        return newMatter;
    }

    public void setNewMatter(boolean newMatter) {
        this.newMatter = newMatter;
    }

    public String getFirst() {
        return first;
    }

    public void setFirst(String first) {
        this.first = text(first);
    }

    public String getLast() {
        return last;
    }

    public void setLast(String last) {
        this.last = text(last);
    }

    public Speaks getSpeaks() {
        return speaks;
    }

    public void setSpeaks(Speaks speaks) {
        this.speaks = speaks;
    }

    public String getArea() {
        return area;
    }

    public void setArea(String area) {
        lastUsed &= this.area.equals(text(area));
        this.area = text(area);
    }

    /** Nobody chose it: it is the one the person used last. */
    void lastUsed(UUID id) {
        area = id.toString();
        lastUsed = true;
    }

    public boolean isLastUsed() {
        return lastUsed;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = text(type);
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = text(said);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = text(note);
    }

    public CallOutcome getOutcome() {
        return outcome;
    }

    void outcome(CallOutcome told) {
        outcome = told;
    }

    private static String text(String sent) {
        return sent == null ? "" : sent;
    }

    @Override
    public String toString() {
        return "CallForm";
    }
}
