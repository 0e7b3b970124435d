package legal.leadflow.web.metrics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/** Tells {@link RequestMeter} the template of the resource's path that a REST request found, {@code /api/v1/leads/{id}}; what found none stays {@code /api/v1/*}. */
@Provider
public class RestRoute implements ContainerRequestFilter {
    @Context
    private ResourceInfo resource;
    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        request.setAttribute(Route.ATTRIBUTE, template(context.getUriInfo().getBaseUri().getPath(), resource.getResourceClass(), resource.getResourceMethod()));
    }

    /** The three parts of a template with one slash between them and none at the end. */
    static String template(String base, AnnotatedElement type, AnnotatedElement method) {
        return ("/" + base + "/" + part(type) + "/" + part(method)).replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
    }

    private static String part(AnnotatedElement of) {
        Path path = of.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
