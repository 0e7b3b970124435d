package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.imports.CallField;
import legal.leadflow.imports.ImportLine;
import legal.leadflow.imports.ImportService;
import legal.leadflow.imports.ImportView;
import legal.leadflow.imports.LeadRule;
import legal.leadflow.requests.Once;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.web.imports.UploadPlaces;

/** {@code /imports}: call-tracking exports. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final String FILE_NAME = "X-File-Name";
    private static final int MOST_COLUMNS = 500;
    private static final int AGAIN_SECONDS = 10;
    @Inject
    private ImportService imports;
    @Inject
    private CurrentCaller caller;

    /** A page of the imports, newest first. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        Integer before = query.cursor(text -> text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
        int limit = query.limit();
        query.check();
        List<ImportLine> found = imports.list(before == null ? Integer.MAX_VALUE : before, limit + 1);
        List<ImportLine> page = found.size() > limit ? found.subList(0, limit) : found;
        return Answers.page(page, ImportJson::write, found.size() > limit ? query.from(Integer.toString(page.get(limit - 1).number())) : null);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(imports.view(Ids.asked(id)));
    }

    /** Takes a file in while it comes; nothing of it becomes a call yet. */
    @POST
    @Consumes("text/csv")
    public Response upload(InputStream in, @Context HttpHeaders headers) throws IOException {
        String name = fileName(headers);
        String key = RequestHeaders.key(headers);
        DigestInputStream content = Once.digesting(in, "import\0" + name);
        UUID[] made = new UUID[1];
        if (!UploadPlaces.ALL.take(caller, () -> made[0] = imports.upload(name, content, key == null ? null : Once.of(key, content)))) {
            return Response.fromResponse(Answers.problem(Problem.of(Kind.MANY, "imports.refused.crowded"), headers)).header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS).build();
        }
        return Answers.created("imports", made[0]);
    }

    /** Chooses what the columns are, and for whom leads are opened. */
    @PATCH
    @Path("{id}")
    @Consumes(Answers.MERGE_PATCH)
    public Response map(@PathParam("id") String id, InputStream in, @Context HttpHeaders headers) throws IOException {
        UUID run = Ids.asked(id);
        int version = RequestHeaders.number(headers);
        Body body = Body.read(in);
        List<CallField> fields = fields(body);
        LeadRule rule = body.needed("leadRule", body.choice("leadRule", LeadRule.class));
        body.check();
        return answer(imports.map(run, version, fields, rule));
    }

    /** Goes through the whole file and counts; writes nothing but the result. */
    @POST
    @Path("{id}/check")
    public Response check(@PathParam("id") String id) {
        imports.dryRun(Ids.asked(id));
        return Response.accepted().build();
    }

    /** Starts the import, or goes on where it was stopped. */
    @POST
    @Path("{id}/start")
    public Response start(@PathParam("id") String id) {
        imports.start(Ids.asked(id));
        return Response.accepted().build();
    }

    /** Stops the import, or its check, after the portion it is at. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        imports.cancel(Ids.asked(id));
        return Response.accepted().build();
    }

    /** Takes the whole import back. */
    @POST
    @Path("{id}/undo")
    public Response undo(@PathParam("id") String id) {
        imports.undo(Ids.asked(id));
        return Response.accepted().build();
    }

    private static List<CallField> fields(Body body) {
        List<CallField> fields = new ArrayList<>();
        body.needed("fields", body.has("fields") ? body : null);
        List<String> texts = body.texts("fields", MOST_COLUMNS, 40);
        for (int i = 0; i < texts.size(); i++) {
            String place = "fields/" + i;
            if (texts.get(i) != null) {
                Body.constant(CallField.class, texts.get(i)).ifPresentOrElse(fields::add, () -> body.fault(place, "api.fault.value"));
            }
        }
        return fields;
    }

    /** Percent-encoded, because a header holds no other letters. */
    private static String fileName(HttpHeaders headers) {
        String told = headers.getHeaderString(FILE_NAME);
        try {
            if (told != null && !told.isBlank()) {
                return URLDecoder.decode(told.replace("+", "%2B"), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Refused(Kind.MALFORMED, List.of(Fault.header(FILE_NAME, "imports.refused.name")));
    }

    private static Response answer(ImportView run) {
        return Answers.record(Integer.toString(run.version()), out -> ImportJson.write(out, run));
    }
}
