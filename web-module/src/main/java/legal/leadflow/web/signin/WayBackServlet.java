package legal.leadflow.web.signin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Leads somebody who has signed in to the address that {@link WayBack} kept: one of this application, never another host's. */
@WebServlet(WayBack.PATH + "*")
public class WayBackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = address(request.getPathInfo());
        if (address == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.sendRedirect(address);
        }
    }

    /** Path and query of this application; null when it is none. */
    static String address(String kept) {
        try {
            String address = new String(Base64.getUrlDecoder().decode(kept == null ? "" : kept.substring(1)), StandardCharsets.UTF_8);
            return address.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? address : null;
        } catch (IllegalArgumentException e) {
            return null; // no base64: somebody's own making
        }
    }
}
