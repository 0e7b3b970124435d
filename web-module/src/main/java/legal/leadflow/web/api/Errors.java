package legal.leadflow.web.api;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.kernel.DomainException;
import legal.leadflow.web.Causes;
import legal.leadflow.web.DeniedCalls;
import legal.leadflow.web.Reference;

/** The one place where a resource's exceptions end: the same rules as for pages, told as problems. */
@Provider
@ApplicationScoped
public class Errors implements ExceptionMapper<Throwable> {
    private static final int CONTENT_STATUS = 400;
    private static final String ACCEPT_PATCH = "Accept-Patch";
    @Inject
    private DeniedCalls denied;
    @Context
    private HttpHeaders headers;
    @Context
    private UriInfo uri;
    @Context
    private Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException own) {
            return own.getResponse().getStatus() < CONTENT_STATUS ? own.getResponse() : ofContainer(own);
        }
        return answer(problem(thrown), null);
    }

    private Problem problem(Throwable thrown) {
        Refused refused = Causes.find(thrown, Refused.class);
        DomainException domain = Causes.find(thrown, DomainException.class);
        ConstraintViolationException wrong = Causes.find(thrown, ConstraintViolationException.class);
        if (refused != null) {
            return refused.problem();
        } else if (Causes.find(thrown, EJBAccessException.class) != null) {
            denied.record(thrown, asked());
            return Problem.of(Kind.ROLE);
        } else if (domain != null) {
            return Refusals.of(domain, asked());
        } else if (wrong != null) {
            return Refusals.of(wrong);
        } else if (Causes.find(thrown, KeysClosed.class) != null) {
            return Problem.of(Kind.UNAVAILABLE, "api.detail.unavailable", Reference.log(thrown));
        } else if (Causes.find(thrown, OptimisticLockException.class) != null) {
            return Problem.of(Kind.CHANGED);
        }
        return Problem.of(Kind.FAULT, "api.detail.fault", Reference.log(thrown));
    }

    /** The record in the address; null where there is none. */
    private UUID asked() {
        String id = uri.getPathParameters().getFirst("id");
        return id == null ? null : Ids.parse(id.substring(id.lastIndexOf('.') + 1)).orElse(null); // an audit entry's begins with its time
    }

    private Response ofContainer(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        Kind kind = Kind.of(status).orElse(status < Kind.FAULT.status() ? Kind.MALFORMED : Kind.FAULT);
        if (kind == Kind.MEDIA_TYPE) {
            return untaken();
        }
        return kind == Kind.FAULT ? answer(Problem.of(kind, "api.detail.fault", Reference.log(thrown)), null) : answer(Problem.of(kind), thrown.getResponse());
    }

    /** Names what is taken instead: in the sentence, as {@code Accept} (RFC 9110, 15.5.16), and for a change as {@code Accept-Patch} too (RFC 5789, 2.2). */
    private Response untaken() {
        String types = String.join(", ", TakenTypes.of(request.getMethod(), uri.getPath()));
        if (types.isEmpty()) {
            return answer(Problem.of(Kind.MEDIA_TYPE), null);
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(Problem.of(Kind.MEDIA_TYPE, "api.detail.media-type-instead", types), null)).header(HttpHeaders.ACCEPT, types);
        return (HttpMethod.PATCH.equals(request.getMethod()) ? answer.header(ACCEPT_PATCH, types) : answer).build();
    }

    /** @param from where the container's own headers come from, such as {@code Allow} */
    private Response answer(Problem problem, Response from) {
        Response answer = Answers.problem(problem, headers);
        if (from == null || from.getHeaderString(HttpHeaders.ALLOW) == null) {
            return answer;
        }
        return Response.fromResponse(answer).header(HttpHeaders.ALLOW, from.getHeaderString(HttpHeaders.ALLOW)).build();
    }
}
