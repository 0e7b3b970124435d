package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import legal.leadflow.imports.ColumnView;
import legal.leadflow.imports.ImportLine;
import legal.leadflow.imports.ImportView;
import legal.leadflow.imports.Progress;
import legal.leadflow.imports.Tally;

/** Imports as callers are promised them. */
final class ImportJson {
    private ImportJson() {
    }

    static void write(JsonGenerator out, ImportLine run) {
        out.writeStartObject();
        Json.write(out, "id", run.id());
        out.write("number", run.number());
        Json.write(out, "state", run.state());
        Json.write(out, "fileName", run.fileName());
        Json.write(out, "createdAt", run.created());
        Json.write(out, "createdBy", run.by());
        out.write("calls", run.calls());
        out.write("rejected", run.rejected());
        out.writeEnd();
    }

    static void write(JsonGenerator out, ImportView run) {
        out.writeStartObject();
        Json.write(out, "id", run.id());
        out.write("number", run.number());
        Json.write(out, "state", run.state());
        Json.write(out, "fileName", run.fileName());
        out.write("fileBytes", run.fileBytes());
        out.write("encoding", run.encoding());
        out.write("delimiter", String.valueOf(run.delimiter()));
        out.write("rows", run.rows());
        out.writeStartArray("columns");
        run.columns().forEach(column -> write(out, column));
        out.writeEnd();
        Json.write(out, "leadRule", run.leadRule());
        Json.write(out, "createdAt", run.created());
        Json.write(out, "createdBy", run.by());
        out.write("cancelling", run.cancelling());
        write(out, "check", run.dry());
        write(out, "import", run.real());
        write(out, "undo", run.undo());
        out.writeEnd();
    }

    private static void write(JsonGenerator out, ColumnView column) {
        out.writeStartObject();
        Json.write(out, "name", column.name());
        Json.write(out, "sample", column.sample());
        Json.write(out, "field", column.field());
        Json.write(out, "sureness", column.sureness());
        out.writeEnd();
    }

    private static void write(JsonGenerator out, String name, Progress pass) {
        if (pass == null) {
            out.writeNull(name);
            return;
        }
        Tally tally = pass.tally();
        out.writeStartObject(name);
        out.write("rows", tally.getRows()).write("total", pass.total()).write("created", tally.getCreated()).write("updated", tally.getUpdated());
        out.write("same", tally.getSame()).write("people", tally.getPeople()).write("leads", tally.getLeads()).write("warned", tally.getWarned());
        out.write("rejected", tally.getRejected()).write("left", pass.leftOver());
        Json.write(out, "startedAt", pass.started());
        Json.write(out, "endedAt", pass.ended());
        out.writeEnd();
    }
}
