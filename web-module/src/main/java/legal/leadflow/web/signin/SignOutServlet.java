package legal.leadflow.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * {@code POST /sign-out} ends the session here and then the one at the sign-in server, which sends the browser to {@code /signed-out}.
 * A GET would let any site sign people out by a picture's address. WildFly 39 has no sign-out of its own.
 */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String next = request.getUserPrincipal() instanceof OidcPrincipal<?> person
                ? endOfSession(person.getOidcSecurityContext(), home(request)) : home(request) + "/signed-out";
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", next);
    }

    /** Keycloak ends its session without a question when it is shown the identity token it gave. */
    private static String endOfSession(OidcSecurityContext person, String home) {
        String issuer = person.getToken().getIssuer();
        String hint = person.getIDTokenString() == null ? "" : "&id_token_hint=" + encoded(person.getIDTokenString());
        return issuer + "/protocol/openid-connect/logout?client_id=leadflow-web&post_logout_redirect_uri=" + encoded(home + "/signed-out") + hint;
    }

    private static String home(HttpServletRequest request) {
        URI asked = URI.create(request.getRequestURL().toString());
        return asked.getScheme() + "://" + asked.getAuthority();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
