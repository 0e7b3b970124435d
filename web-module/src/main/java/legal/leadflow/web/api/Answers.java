package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What resources answer when all is well. */
final class Answers {
    /** A part of a record that is to be changed (RFC 7396). */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private Answers() {
    }

    /** A page of a list: {@code items}, and {@code next}, the address of the page after it, null after the last; the same as a header. */
    static <T> Response page(List<T> items, BiConsumer<JsonGenerator, T> write, String next) {
        byte[] json = Json.written(out -> {
            out.writeStartObject().writeStartArray("items");
            items.forEach(item -> write.accept(out, item));
            out.writeEnd();
            Json.write(out, "next", next);
            out.writeEnd();
        });
        Response.ResponseBuilder answer = Response.ok(json);
        return next == null ? answer.build() : answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"").build();
    }

    /** One record with its version, which a change names in {@code If-Match}. */
    static Response record(String tag, Consumer<JsonGenerator> write) {
        return Response.ok(Json.written(write)).tag(new EntityTag(tag)).build();
    }

    /** A record was made, now or by an earlier request with the same key. */
    static Response created(String list, UUID id) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, Api.PATH + "/" + list + "/" + id).entity(Json.id(id)).build();
    }

    /** What went wrong, in the caller's language. */
    static Response problem(Problem problem, HttpHeaders headers) {
        return Response.status(problem.kind().status()).type(Problem.MEDIA_TYPE).entity(problem.json(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))).build();
    }
}
