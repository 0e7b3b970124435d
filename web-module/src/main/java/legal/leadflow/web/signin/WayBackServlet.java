package legal.leadflow.web.signin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Leads somebody who has signed in to the address that {@link WayBack} kept: one of this application, never another host's. Without one
 * (another tab has had it, or the sign-in took too long) it leads home.
 */
@WebServlet(WayBack.PATH)
public class WayBackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = null;
        for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().equals(WayBack.COOKIE)) {
                address = address(cookie.getValue());
                response.addCookie(spent());
            }
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(address == null ? "/" : address);
    }

    private static Cookie spent() {
        Cookie cookie = new Cookie(WayBack.COOKIE, "");
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(0);
        return cookie;
    }

    /** Path and query of this application; null when it is none. */
    static String address(String kept) {
        try {
            String address = new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.UTF_8);
            return address.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? address : null;
        } catch (IllegalArgumentException e) {
            return null; // no base64: somebody's own making
        }
    }
}
