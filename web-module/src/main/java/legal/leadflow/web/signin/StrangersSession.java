package legal.leadflow.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Ends the session that PrimeFaces makes for its nonce on the one page that strangers see: nobody can fill the server's memory
 * with sessions by asking for that page again and again.
 */
@WebFilter("/signed-out")
public class StrangersSession extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        chain.doFilter(request, response);
        HttpSession made = request.getSession(false);
        if (made != null && made.isNew() && request.getUserPrincipal() == null) {
            made.invalidate();
        }
    }
}
