package legal.leadflow.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import legal.leadflow.web.Reference;

/**
 * Answers errors of the interface that no resource has seen, in place of the error pages: the sign-in's, other filters', the container's own.
 * Whoever calls {@code sendError} has set the headers that belong to it.
 */
public class ApiErrors extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked && Api.owns(asked)) {
            answer(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            Reference.log(thrown);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : Kind.FAULT.status();
        Kind kind = Kind.of(status).orElse(status < Kind.FAULT.status() ? Kind.MALFORMED : Kind.FAULT);
        byte[] problem = Problem.of(kind).json(request.getHeader("Accept-Language"));
        response.setStatus(kind.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(problem.length);
        response.getOutputStream().write(problem);
    }
}
