package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import legal.leadflow.audit.AuditChange;
import legal.leadflow.audit.AuditEntry;
import legal.leadflow.audit.AuditRecord;

/** Entries of the audit trail as callers are promised them. */
final class AuditJson {
    private AuditJson() {
    }

    static void write(JsonGenerator out, AuditEntry entry) {
        out.writeStartObject();
        entry(out, entry);
        out.writeEnd();
    }

    static void write(JsonGenerator out, AuditRecord record) {
        out.writeStartObject();
        entry(out, record.entry());
        out.writeStartArray("changes");
        record.changes().forEach(change -> write(out, change));
        out.writeEnd();
        out.write("more", record.more());
        out.writeEnd();
    }

    private static void entry(JsonGenerator out, AuditEntry entry) {
        Json.write(out, "id", entry.key().text());
        Json.write(out, "at", entry.key().at());
        Json.write(out, "actor", entry.actor());
        Json.write(out, "action", entry.action());
        Json.write(out, "outcome", entry.outcome());
        Json.write(out, "kind", entry.subjectKind());
        Json.write(out, "subject", entry.subject());
        Json.write(out, "party", entry.party());
        Json.write(out, "lead", entry.lead());
        Json.write(out, "detail", entry.detail());
        Json.write(out, "address", entry.address());
        Json.write(out, "request", entry.requestId());
        out.writeStartArray("fields");
        entry.fields().forEach(out::write);
        out.writeEnd();
    }

    private static void write(JsonGenerator out, AuditChange change) {
        out.writeStartObject();
        Json.write(out, "entity", change.entity());
        Json.write(out, "record", change.record());
        Json.write(out, "field", change.field());
        Json.write(out, "kind", change.kind());
        Json.write(out, "before", change.before());
        Json.write(out, "after", change.after());
        out.write("hidden", change.hidden());
        out.write("erased", change.erased());
        out.writeEnd();
    }
}
