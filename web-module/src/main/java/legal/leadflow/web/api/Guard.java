package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Before each resource: the door's rule once more, whatever way a request found in, and the caller is presented to their firm. */
@Provider
@ApplicationScoped
public class Guard implements ContainerRequestFilter {
    @Inject
    private KnownCallers callers;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().replaceFirst("^/", "").equals(DocumentResource.PATH)) {
            return;
        }
        Kind refusal = ApiDoor.refusal(request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()), false);
        if (refusal != null) {
            throw new Refused(Problem.of(refusal));
        }
        callers.meet();
    }
}
