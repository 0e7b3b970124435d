package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import legal.leadflow.calls.CallDetails;
import legal.leadflow.calls.CallLine;

/** Calls as callers are promised them; lengths in seconds. */
final class CallJson {
    private CallJson() {
    }

    static void write(JsonGenerator out, CallLine call) {
        out.writeStartObject();
        line(out, call);
        out.writeEnd();
    }

    static void write(JsonGenerator out, CallDetails call) {
        out.writeStartObject();
        line(out, call.line());
        Json.write(out, "place", call.place());
        Json.write(out, "tags", call.tags());
        seconds(out, "ringSeconds", call.ring());
        if (call.firstTime() == null) {
            out.writeNull("firstTime");
        } else {
            out.write("firstTime", call.firstTime());
        }
        Json.write(out, "changedAt", call.changedAt());
        Json.write(out, "changedBy", call.changedBy());
        out.writeEnd();
    }

    private static void line(JsonGenerator out, CallLine call) {
        Json.write(out, "id", call.id());
        Json.write(out, "startedAt", call.startedAt());
        Json.write(out, "direction", call.direction());
        Json.write(out, "outcome", call.outcome());
        Json.write(out, "party", call.party());
        out.write("name", call.name());
        Json.write(out, "number", call.number() == null ? null : call.number().e164());
        Json.write(out, "dialled", call.dialled());
        Json.write(out, "sourceName", call.source());
        Json.write(out, "campaignName", call.campaign());
        seconds(out, "lengthSeconds", call.length());
        Json.write(out, "agent", call.agent());
        Json.write(out, "lead", call.lead());
        if (call.leadNumber() == null) {
            out.writeNull("leadNumber");
        } else {
            out.write("leadNumber", call.leadNumber());
        }
        Json.write(out, "leadStanding", call.stage());
        if (call.note().readable()) {
            out.write("note", call.note().text());
        }
        seconds(out, "waitingSeconds", call.waiting());
        out.write("returned", call.returned());
    }

    private static void seconds(JsonGenerator out, String name, Duration length) {
        if (length == null) {
            out.writeNull(name);
        } else {
            out.write(name, length.toSeconds());
        }
    }
}
