package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import legal.leadflow.intake.InquiryRow;
import legal.leadflow.intake.InquiryView;

/** Inquiries as callers are promised them. */
final class InquiryJson {
    private InquiryJson() {
    }

    static void write(JsonGenerator out, InquiryRow inquiry) {
        out.writeStartObject();
        Json.write(out, "id", inquiry.id());
        Json.write(out, "channel", inquiry.channel());
        Json.write(out, "state", inquiry.state());
        Json.write(out, "receivedAt", inquiry.received());
        out.write("name", inquiry.name());
        Json.write(out, "phone", inquiry.phone() == null ? null : inquiry.phone().e164());
        Json.write(out, "email", inquiry.email());
        Json.write(out, "speaks", inquiry.speaks());
        Json.write(out, "decidedAt", inquiry.decidedAt());
        Json.write(out, "lead", inquiry.lead());
        Json.write(out, "reason", inquiry.reason());
        out.writeEnd();
    }

    static void write(JsonGenerator out, InquiryView inquiry) {
        out.writeStartObject();
        Json.write(out, "id", inquiry.id());
        Json.write(out, "channel", inquiry.channel());
        Json.write(out, "state", inquiry.state());
        Json.write(out, "receivedAt", inquiry.received());
        Json.write(out, "givenName", inquiry.name().given());
        Json.write(out, "familyName", inquiry.name().family());
        Json.write(out, "phone", inquiry.phone() == null ? null : inquiry.phone().e164());
        Json.write(out, "email", inquiry.email());
        Json.write(out, "speaks", inquiry.speaks());
        Json.write(out, "source", inquiry.source());
        Json.write(out, "campaign", inquiry.campaign());
        Json.write(out, "message", inquiry.message());
        Json.write(out, "takenBy", inquiry.takenBy());
        Json.write(out, "decidedAt", inquiry.decidedAt());
        Json.write(out, "decidedBy", inquiry.decidedBy());
        Json.write(out, "lead", inquiry.lead());
        Json.write(out, "original", inquiry.original());
        Json.write(out, "reason", inquiry.reason());
        out.writeEnd();
    }
}
