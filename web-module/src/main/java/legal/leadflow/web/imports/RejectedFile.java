package legal.leadflow.web.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import legal.leadflow.imports.ImportService;
import legal.leadflow.imports.NoSuchImport;
import legal.leadflow.imports.RejectedRow;
import legal.leadflow.web.Causes;
import legal.leadflow.web.Show;

/** Rejected rows and warnings as a file for a spreadsheet: line, cause in plain words, original text. Written while it is read. */
@WebServlet(name = "import-rejected", urlPatterns = "/imports/rejected")
public class RejectedFile extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 200;
    @Inject
    private transient ImportService imports;
    @Inject
    private transient Causing causing;
    @Inject
    private transient Show show;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id;
        List<RejectedRow> rows;
        try {
            id = UUID.fromString(String.valueOf(request.getParameter("id")));
            rows = imports.rejected(id, 0, null, AT_ONCE);
        } catch (RuntimeException e) {
            if (Causes.find(e, NoSuchImport.class) == null && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rejected-rows.csv\"");
        write(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), id, rows);
    }

    private void write(Writer out, UUID id, List<RejectedRow> first) throws IOException {
        out.write('\uFEFF'); // without it a spreadsheet takes the letters for Windows-1252
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(show.text("imports.run.line"), show.text("imports.run.kept"), show.text("imports.run.cause"), show.text("imports.run.original"));
            List<RejectedRow> rows = first;
            while (!rows.isEmpty()) {
                for (RejectedRow row : rows) {
                    csv.writeRecord(Integer.toString(row.line()), show.text(row.warning() ? "imports.run.yes" : "imports.run.no"), harmless(causing.sentence(row)),
                            harmless(row.original()));
                }
                RejectedRow last = rows.get(rows.size() - 1);
                rows = rows.size() < AT_ONCE ? List.of() : imports.rejected(id, last.line(), last.id(), AT_ONCE);
            }
        }
    }

    /** A spreadsheet would compute what begins like a formula; the import takes the mark off again. */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
