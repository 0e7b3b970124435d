package legal.leadflow.imports;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes exports of the kind of {@code callrail-calls.csv} from a seed, with hostile rows, and knows what a correct import finds. */
final class CallExports {
    static final String HEADER = "id,start_time,duration,answered,voicemail,direction,first_call,customer_name,customer_phone_number,customer_city,customer_state,"
            + "customer_country,business_phone_number,tracking_phone_number,source,medium,campaign,keywords,gclid,utm_source,utm_medium,utm_campaign,landing_page_url,"
            + "referrer_domain,agent_email,tags,note,lead_status,value";
    private static final String[] FIRST = {"JOSÉ", "Nguyễn", "Mary", "DE'ANDRE", "Ana-María", "john", "Siobhán", "OLGA", "李", "Bill"};
    private static final String[] LAST = {"Walker", "MCDONALD", "O’Connor", "GARCÍA", "Saint-Pierre", "de la Cruz", "JONSON", "Smith", "Hernández", "Lewis"};
    private static final String[][] SOURCES = {{"Google Ads", "cpc", "PI - Car Accident", "01"}, {"Google Organic", "organic", "", "02"}, {"TV", "offline", "Spring TV", "04"},
            {"LeadGen Pros", "lead_generator", "MVA Exclusive", "07"}, {"Facebook", "paid_social", "PI - Truck Video", "03"}};
    private static final String[] NOTES = {"", "Rear-ended on I-45, neck pain", "Multi-line\nnote with, commas; and semicolons", "Said: \"the other driver ran the light\"",
            "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "'); DROP TABLE call;--", "one\r\ntwo \"\" three"};
    private static final String[] MARKS = {"good_lead", "not_a_lead", "", "previously_marked_good_lead"};
    private final Random random;
    private final List<String> rows = new ArrayList<>();
    private final Map<String, String[]> calls = new LinkedHashMap<>();
    int rejected;
    int updates;
    int warned;

    CallExports(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String[] call = call("CAL" + seed + "x" + i);
            calls.put(call[0], call);
            rows.add(csv(call));
            if (random.nextInt(100) == 0) {
                call[26] = "Edited " + i;
                rows.add(csv(call));
                updates++;
            }
            if (random.nextInt(60) == 0) {
                hostile("CAL-bad" + seed + "x" + i);
            }
        }
    }

    int rowCount() {
        return rows.size();
    }

    int distinct() {
        return calls.size();
    }

    String text() {
        return HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private String[] call(String id) {
        String[] source = SOURCES[random.nextInt(SOURCES.length)];
        boolean withheld = random.nextInt(25) == 0;
        int person = random.nextInt(2_000_000);
        Random who = new Random(person);
        String answered = random.nextInt(5) > 0 ? "true" : "false";
        String start = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(-6)).plusMinutes(random.nextInt(500_000)) + "";
        return new String[] {id, start.substring(0, 16) + ":00.000-06:00", "" + random.nextInt(1800), answered, "" + (answered.equals("false") && random.nextBoolean()),
                random.nextInt(10) == 0 ? "outbound" : "inbound", "true", withheld ? "" : FIRST[who.nextInt(10)] + " " + LAST[who.nextInt(10)],
                withheld ? "" : "+1713" + (2_000_000 + person), "Houston", "TX", "US", "+17135550000", "+171355501" + source[3], source[0], source[1], source[2],
                random.nextBoolean() ? "car accident lawyer" : "", source[1].equals("cpc") ? "Cj0" + random.nextInt(1_000_000) : "", "u", "m", "c",
                "https://www.example-law.com/car-accident?gclid=x", "", random.nextBoolean() ? "ana@example-law.com" : "", random.nextInt(4) == 0 ? "spam" : "qualified,spanish",
                NOTES[random.nextInt(NOTES.length)], MARKS[random.nextInt(MARKS.length)], random.nextInt(4) == 0 ? "2500.0" : ""};
    }

    private void hostile(String id) {
        String[] call = call(id);
        int kind = random.nextInt(11);
        switch (kind) {
            case 0 -> call[1] = "yesterday 5pm";
            case 1 -> call[2] = "-5";
            case 2 -> call[0] = "";
            case 3 -> call[7] = "Ev\u202Eil";
            case 4 -> call[26] = "nul\0byte";
            case 5 -> call[26] = "x".repeat(70_000);
            case 6 -> call[14] = "zero\u200Bwidth";
            case 7 -> call[1] = "2026-02-30T10:12:00.000-06:00";
            case 8 -> call[5] = "sideways";
            default -> { }
        }
        if (kind == 9) {
            rows.add(id + ",2026-08-11T18:48:00.000-05:00");
        } else if (kind == 10) {
            call[8] = "12";
            warned++;
            calls.put(id, call);
            rows.add(csv(call));
            return;
        } else {
            rows.add(csv(call));
        }
        rejected++;
    }

    private static String csv(String[] cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            boolean quoted = cells[i].matches("(?s).*[,\"\\n\\r].*");
            row.append(i > 0 ? "," : "").append(quoted ? '"' + cells[i].replace("\"", "\"\"") + '"' : cells[i]);
        }
        return row.toString();
    }
}
