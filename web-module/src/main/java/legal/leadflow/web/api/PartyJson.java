package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import legal.leadflow.parties.PartyDetails;

/** Parties as callers are promised them. */
final class PartyJson {
    private PartyJson() {
    }

    static void write(JsonGenerator out, PartyDetails party) {
        out.writeStartObject();
        Json.write(out, "id", party.id());
        Json.write(out, "kind", party.kind());
        Json.write(out, "givenName", party.name().given());
        Json.write(out, "familyName", party.name().family());
        Json.write(out, "speaks", party.speaks());
        out.write("doNotContact", party.doNotContact());
        out.writeStartArray("phones");
        party.phones().forEach(phone -> out.write(phone.e164()));
        out.writeEnd();
        out.writeStartArray("emails");
        party.emails().forEach(out::write);
        out.writeEnd();
        Json.write(out, "knownSince", party.known());
        out.writeEnd();
    }
}
