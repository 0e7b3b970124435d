package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import legal.leadflow.identity.Language;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.Origin;
import legal.leadflow.web.Languages;
import legal.leadflow.web.Texts;

/**
 * An error as RFC 9457 has it. Its type is an address of the document that describes it; its instance is the id of the request, which
 * stands in the audit trail and in the server's log and tells nothing of a person.
 *
 * @param detail    key of the sentence that says what happened
 * @param arguments of that sentence; no personal data
 */
record Problem(Kind kind, String detail, List<Object> arguments, List<Fault> faults) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** A problem about which no more is to be said than its kind. */
    static Problem of(Kind kind) {
        return new Problem(kind, "api.detail." + kind.code(), List.of(), List.of());
    }

    /** A problem with a sentence of its own. */
    static Problem of(Kind kind, String detail, Object... arguments) {
        return new Problem(kind, detail, List.of(arguments), List.of());
    }

    static Problem of(Kind kind, List<Fault> faults) {
        return new Problem(kind, "api.detail." + kind.code(), List.of(), faults);
    }

    /** The problem in the language of an {@link HttpHeaders#ACCEPT_LANGUAGE} header, which may be null. */
    byte[] json(String acceptLanguage) {
        Language language = Languages.of(acceptLanguage);
        return Json.written(out -> {
            out.writeStartObject();
            out.write("type", Api.DOCUMENT + "#/x-problems/" + kind.code());
            out.write("title", Texts.text(language, "api.problem." + kind.code()));
            out.write("status", kind.status());
            out.write("detail", Texts.text(language, detail, arguments.toArray()));
            out.write("instance", "urn:uuid:" + request());
            if (!faults.isEmpty()) {
                out.writeStartArray("errors");
                faults.forEach(fault -> write(out, fault, language));
                out.writeEnd();
            }
            out.writeEnd();
        });
    }

    private static void write(JsonGenerator out, Fault fault, Language language) {
        out.writeStartObject();
        out.write("in", fault.in());
        out.write("field", fault.field());
        out.write("key", fault.key());
        out.write("message", Texts.text(language, fault.key(), fault.arguments().toArray()));
        out.writeEnd();
    }

    private static UUID request() {
        Origin origin = Origin.current();
        return origin == null ? Uuids.next() : origin.requestId();
    }
}
