package legal.leadflow.web.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import legal.leadflow.audit.AuditFilter;
import legal.leadflow.audit.AuditService;
import legal.leadflow.audit.ExportPart;
import legal.leadflow.audit.NothingSealed;
import legal.leadflow.audit.SealRange;
import legal.leadflow.web.Causes;
import legal.leadflow.web.Shell;

/** The sealed trail of some days as a file for the verifier (docs/audit.md). Written while it is read: no part is kept in memory. */
@WebServlet(name = "audit-export", urlPatterns = "/audit/export")
public class AuditExport extends HttpServlet {
    private static final long serialVersionUID = 1L;
    @Inject
    private transient AuditService audit;
    @Inject
    private transient Shell shell;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SealRange range;
        try {
            Map<String, String> given = new HashMap<>();
            request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
            AuditFilter days = new AuditAddress(given).filter(shell.zone());
            range = audit.sealed(days.from(), days.until());
        } catch (RuntimeException e) {
            if (Causes.find(e, NothingSealed.class) == null && !(e instanceof IllegalArgumentException)) {
                throw e;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-seals-" + range.first() + "-" + range.last() + ".txt\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(range.head());
        for (long next = range.first(); next <= range.last();) {
            ExportPart part = audit.export(range, next);
            out.write(part.text());
            next = part.next();
        }
        out.write(range.end());
        out.flush();
    }
}
