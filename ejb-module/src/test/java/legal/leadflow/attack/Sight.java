package legal.leadflow.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legal.leadflow.tenancy.Role;

/**
 * Who may see which row: written from domain.md, section 3, by tables (the role matrix's {@code tables.txt}) and, where a table's rows differ, here.
 * It knows nothing of policies and rights.
 */
final class Sight {
    private static final Set<String> STORY = Set.of("intake", "attorney", "partner");
    private final Map<String, Set<String>> readers = new HashMap<>();

    Sight() throws IOException {
        Path matrix = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../ear/src/test/resources/legal/leadflow/roles/tables.txt");
        for (String line : Files.readAllLines(matrix)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(": *");
                readers.put(parts[0], parts.length > 1 ? Set.of(parts[1].split(" +")) : Set.of());
            }
        }
    }

    /** Whether the role matrix has a line for the table. */
    boolean knows(String table) {
        return readers.containsKey(table);
    }

    /** Whether a person of the row's own firm who acts in {@code role} may see it; nobody sees another firm's. */
    boolean shows(PlantedRow row, Role role, String person) {
        String name = role.tokenName();
        boolean table = readers.get(row.table()).contains(name);
        return switch (row.table()) {
            case "staff" -> table || person.equals(row.value("id"));
            case "call_draft" -> person.equals(row.value("staff_id")) && readers.get("call").contains(name);
            case "saved_view" -> table && (row.value("staff_id") == null || person.equals(row.value("staff_id")));
            case "lead_batch", "lead_batch_lead" -> person.equals(row.value("staff_id")) && STORY.contains(name);
            case "inquiry_message" -> table || role == Role.RECEPTIONIST; // those that are planted are raw; of others InquiryRowsIT tells
            case "call_note" -> STORY.contains(name) || table && person.equals(row.value("by_id")); // those that are planted have a lead; of others CallNoteRowsIT tells
            case "lead_fact" -> switch (row.value("fact")) {
                case "GIVEN_NAME", "FAMILY_NAME", "PHONE", "SPEAKS" -> readers.get("lead_stage_change").contains(name);
                case "EXPECTED_FEE" -> role == Role.PARTNER;
                default -> STORY.contains(name);
            };
            case "audit_entry" -> table || STORY.contains(name) && "lead.viewed".equals(row.value("action")) && "DONE".equals(row.value("outcome"));
            case "audit_value" -> table || role == Role.FIRM_ADMIN && List.of("firm", "office", "staff", "practice_area", "case_type", "source", "campaign", "tracking_number").contains(row.value("entity"));
            default -> table;
        };
    }
}
