package legal.leadflow.web.imports;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import legal.leadflow.imports.ImportService;
import legal.leadflow.kernel.DomainException;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.web.Causes;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Texts;

/**
 * Takes a file in as the body of a request and passes it on while it comes: a form with parts would lie in clear on the server's disk.
 * Answers 201 with the address of the import, or 422 with the sentence why not, or 429 with one when too many files come in already.
 */
@WebServlet(name = "import-upload", urlPatterns = "/imports/upload")
public class ImportUpload extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;
    @Inject
    private transient ImportService imports;
    @Inject
    private transient CurrentCaller caller;
    @Inject
    private transient Shell shell;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!UploadPlaces.ALL.take(caller, () -> take(request, response))) {
            refuse(response, TOO_MANY, Texts.text(shell.language(), "imports.refused.crowded"));
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID id = imports.upload(name(request), request.getInputStream());
            response.setStatus(HttpServletResponse.SC_CREATED);
            response.setHeader("Location", "/imports/run?id=" + id);
        } catch (RuntimeException e) {
            if (Causes.find(e, EJBAccessException.class) != null) {
                throw e;
            }
            DomainException refusal = Causes.find(e, DomainException.class);
            if (refusal == null) {
                throw e;
            }
            refuse(response, 422, Texts.text(shell.language(), refusal.messageKey(), refusal.arguments().toArray()));
        }
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(sentence);
    }

    /** Percent-encoded, because a header holds no other letters; a name that cannot be read is none. */
    private static String name(HttpServletRequest request) {
        String told = request.getHeader("X-File-Name");
        try {
            return told == null ? null : URLDecoder.decode(told.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
