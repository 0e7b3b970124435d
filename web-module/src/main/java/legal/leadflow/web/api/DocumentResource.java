package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What the interface promises, as OpenAPI 3.1. Everybody may read it: it holds no data and nothing that calls do not tell. */
@Path(DocumentResource.PATH)
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DocumentResource {
    static final String PATH = "openapi.json";

    @GET
    public byte[] read() throws IOException {
        try (InputStream in = Objects.requireNonNull(DocumentResource.class.getResourceAsStream("openapi.json"))) {
            return in.readAllBytes();
        }
    }
}
