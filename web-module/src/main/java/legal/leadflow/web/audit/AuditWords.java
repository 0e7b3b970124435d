package legal.leadflow.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.audit.AuditChange;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;
import legal.leadflow.web.Texts;

/** The trail's codes in words. A code without a word, of a version to come or gone, is shown as it stands. */
@Named
@RequestScoped
public class AuditWords {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Fields whose values are codes, and how the keys of their words begin. */
    private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("lead.stage", "intake.stage."), Map.entry("lead.disposition", "intake.stage."),
            Map.entry("lead_stage_change.from_stage", "intake.stage."), Map.entry("lead_stage_change.to_stage", "intake.stage."),
            Map.entry("lead_stage_change.disposition", "intake.stage."), Map.entry("lead.reason", "leads.reason."), Map.entry("lead_stage_change.reason", "leads.reason."),
            Map.entry("inquiry.channel", "inquiries.channel."), Map.entry("inquiry.state", "inquiries.state."), Map.entry("inquiry.reason", "inquiries.reason."),
            Map.entry("lead_batch.kind", "leads.batch.kind."),
            Map.entry("lead_batch.stage", "intake.stage."), Map.entry("lead_batch.disposition", "intake.stage."), Map.entry("lead_batch.reason", "leads.reason."),
            Map.entry("inquiry.language", "leads.speaks."), Map.entry("call.outcome", "calls.outcome."), Map.entry("call.direction", "calls.direction."), Map.entry("source.channel", "campaigns.channel."),
            Map.entry("party.kind", "audit.value.kind."), Map.entry("party.language", "leads.speaks."), Map.entry("staff.language", "audit.value.language."),
            Map.entry("staff.theme", "audit.value.theme."), Map.entry("staff.roles", "web.role."), Map.entry("touchpoint.kind", "audit.value.touch."),
            Map.entry("touchpoint.basis", "audit.value.basis."));
    @Inject
    private Shell shell;
    @Inject
    private Show show;

    /** {@code looked at a lead} for {@code lead.viewed}. */
    public String action(String action) {
        return word("audit.action.", action, action);
    }

    /** {@code Lead} for {@code lead}. */
    public String kind(String kind) {
        return word("audit.kind.", kind, kind);
    }

    /** {@code Stage} for {@code lead.stage}; {@code Lead, new} is told by {@link #change}. */
    public String field(String field) {
        return field.endsWith(".*") ? entity(field.substring(0, field.length() - 2)) : word("audit.field.", field, field);
    }

    /** {@code Lead} for the table {@code lead}. */
    public String entity(String table) {
        return word("audit.entity.", table, table);
    }

    /** The last figures of an id: enough to tell records apart where names and numbers are not the reader's. */
    public String shortId(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - 8);
    }

    /** With what the keys of a field's values begin, where the values are codes; null where they are not. */
    static String valuesOf(String field) {
        return VALUES.get(field);
    }

    /** A value as people read it: colleagues by name, moments in the firm's time, codes such as stages and outcomes in words. */
    String value(AuditChange change, String value, Map<UUID, String> names) {
        if (value == null) {
            return null;
        }
        String words = valuesOf(change.entity() + "." + change.field());
        if (words != null) { // a colleague's roles stand in one value, parted by spaces
            return Stream.of(change.field().equals("roles") ? value.split(" ") : new String[] {value}).map(code -> word(words, code, code)).collect(Collectors.joining(", "));
        }
        if (value.equals("true") || value.equals("false")) {
            return word("audit.value.", value, value);
        }
        if (ID.matcher(value).matches()) {
            UUID id = UUID.fromString(value);
            return names.getOrDefault(id, shortId(id));
        }
        return moment(value);
    }

    private String moment(String value) {
        try {
            if (!value.endsWith("Z")) {
                return value;
            }
            Instant moment = Instant.parse(value);
            return show.date(moment) + ", " + show.timeToTheSecond(moment);
        } catch (DateTimeParseException e) {
            return value; // a word that ends so
        }
    }

    private String word(String beginning, String code, String otherwise) {
        String text = Texts.find(shell.language(), beginning + code);
        return text == null ? otherwise : text;
    }
}
