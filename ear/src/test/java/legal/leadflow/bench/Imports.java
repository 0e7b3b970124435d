package legal.leadflow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.demo.Names;
import legal.leadflow.parties.PartyName;
import legal.leadflow.stack.Waiting;

/** Brings call-tracking exports in as a person does: uploaded, tried, started. Every caller is new and becomes a lead, the most that a row can ask for. */
final class Imports {
    private static final String HEADER = "id,start_time,duration,answered,voicemail,direction,first_call,customer_name,customer_phone_number,customer_city,customer_state,"
            + "customer_country,business_phone_number,tracking_phone_number,source,medium,campaign,keywords,gclid,utm_source,utm_medium,utm_campaign,landing_page_url,"
            + "referrer_domain,agent_email,tags,note,lead_status,value";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private final Visitor visitor;
    private final DataSource superuser;

    Imports(Visitor visitor, DataSource superuser) {
        this.visitor = visitor;
        this.superuser = superuser;
    }

    /**
     * One import's speed, from its job's first row to its last.
     *
     * @param checkedPerSecond rows of the trial, which writes nothing but its result
     */
    record Speed(double rowsPerSecond, double checkedPerSecond) {
    }

    Speed of(int rows) throws IOException, SQLException {
        try (Wire wire = visitor.wire()) {
            Wire.Answer taken = wire.send("POST", "/imports/upload", visitor.asBrowser() + "Content-Type: text/csv\r\nX-File-Name: bench" + rows + ".csv\r\n",
                    file(rows).getBytes(StandardCharsets.UTF_8));
            if (taken.status() != 201) {
                throw new IllegalStateException("the file was not taken: " + taken.status() + " " + taken.text());
            }
            String run = taken.header("location");
            UUID id = UUID.fromString(run.substring(run.indexOf('=') + 1));
            press(wire, run, "check");
            await(id, "CHECKED");
            press(wire, run, "start");
            await(id, "DONE");
            return new Speed(speed(id, "REAL", rows), speed(id, "DRY", rows));
        }
    }

    /** Presses a button of the import's page. */
    private void press(Wire wire, String page, String button) throws IOException {
        String form = FacesForm.open(wire, visitor, page).sent("import", button, "steps");
        Wire.Answer answer = wire.send("POST", page, visitor.asBrowser().replace("Accept-Encoding: gzip\r\n", "") + FacesForm.HEADERS, form.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200 || answer.text().contains("<error>") || answer.text().contains("<redirect")) {
            throw new IllegalStateException("the button " + button + " gave " + answer.status() + " " + answer.text().lines().limit(5).toList());
        }
    }

    private void await(UUID run, String state) {
        boolean there = Waiting.until(() -> {
            String now = one("select state from import_run where id = ?", run);
            if (now.equals("FAILED")) {
                throw new IllegalStateException("the import failed");
            }
            return now.equals(state);
        }, PATIENCE);
        if (!there) {
            throw new IllegalStateException("the import is not " + state + " after " + PATIENCE);
        }
    }

    private double speed(UUID run, String pass, int rows) {
        double seconds = Double.parseDouble(one("select extract(epoch from ended_at - started_at) from import_pass where pass = '" + pass + "' and rows_done >= " + rows + " and import_id = ?", run));
        return rows / seconds;
    }

    private String one(String query, UUID run) {
        try (Connection connection = superuser.getConnection(); PreparedStatement ask = connection.prepareStatement(query)) {
            ask.setObject(1, run);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String file(int rows) {
        Random random = new Random(rows);
        StringBuilder text = new StringBuilder(HEADER).append("\r\n");
        OffsetDateTime at = OffsetDateTime.parse("2026-01-02T09:00:00-06:00");
        for (int n = 0; n < rows; n++) {
            PartyName name = Names.any(random);
            String number = "+1" + (500 + n / 9_000 + (rows > 50_000 ? 100 : 0)) + "555" + (1_000 + n % 9_000);
            text.append("CAL").append(rows).append('x').append(n).append(',').append(at.plusSeconds(n * 60L)).append(',').append(random.nextInt(900)).append(",true,false,inbound,true,")
                    .append(name.given()).append(' ').append(name.family()).append(',').append(number).append(",Houston,TX,US,+17135550100,+17135550101,Google Ads,cpc,PI - Car Accident,")
                    .append("car accident lawyer,Cj0").append(n).append(",google,cpc,pi,https://www.bench.example/car,google.com,intake@bench.example,,\"Rear-ended on I-45, neck pain\",good_lead,\r\n");
        }
        return text.toString();
    }
}
