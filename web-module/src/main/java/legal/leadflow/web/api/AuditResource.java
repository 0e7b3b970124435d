package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import legal.leadflow.audit.AuditEntry;
import legal.leadflow.audit.AuditFilter;
import legal.leadflow.audit.AuditKey;
import legal.leadflow.audit.AuditPage;
import legal.leadflow.audit.AuditRecord;
import legal.leadflow.audit.AuditService;
import legal.leadflow.audit.Outcome;

/** {@code /audit/entries}: who did what. Nothing is made or changed here: the trail is written by what is done. */
@Path("audit/entries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject
    private AuditService audit;

    /** A page of the trail, newest first. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        AuditFilter filter = new AuditFilter(query.id("actor"), query.word("group"), query.choice("outcome", Outcome.class), query.flag("trouble"), query.word("kind"),
                query.moment("from"), query.moment("until"), query.id("party"), query.id("lead"));
        AuditKey key = query.cursor(AuditKey::parse);
        int limit = query.limit();
        query.check();
        AuditPage page = audit.list(filter, key, false, limit);
        List<AuditEntry> entries = page.entries();
        String next = page.older() && !entries.isEmpty() ? query.from(entries.get(entries.size() - 1).key().text()) : null;
        return Answers.page(entries, AuditJson::write, next);
    }

    /** One entry, field by field, as far as its reader may read values. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        AuditKey key = AuditKey.parse(id).orElseThrow(() -> new Refused(Problem.of(Kind.MISSING)));
        AuditRecord record = audit.entry(key);
        return Response.ok(Json.written(out -> AuditJson.write(out, record))).build();
    }
}
