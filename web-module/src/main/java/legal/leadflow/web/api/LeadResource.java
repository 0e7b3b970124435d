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
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.LeadCursor;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.LeadPage;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.NewLead;
import legal.leadflow.intake.Stage;

/** {@code /leads}. */
@Path("leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LeadResource {
    @Inject
    private LeadService leads;

    /** A page of leads, newest first. Words and numbers are not asked for here: an address holds nothing personal. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        LeadFilter.Which which = query.choice("which", LeadFilter.Which.class);
        LeadFilter filter = new LeadFilter(Objects.requireNonNullElse(which, LeadFilter.Which.ALL), query.choices("stage", Stage.class), query.id("owner"),
                query.flag("unowned"), query.id("area"), query.id("source"), query.moment("from"), query.moment("until"), null);
        LeadCursor cursor = query.cursor(LeadCursor::parse);
        int limit = query.limit();
        query.check();
        LeadPage page = leads.list(filter, cursor, limit);
        return Answers.page(page.rows(), LeadJson::write, page.older() == null ? null : query.from(page.older().address()));
    }

    /** One lead as its reader may see it. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(leads.view(Ids.asked(id), false));
    }

    /** Opens a lead for a party that the firm knows. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(InputStream in, @Context HttpHeaders headers) throws IOException {
        Body body = Body.read(in);
        NewLead told = new NewLead(body.needed("party", body.id("party")), body.id("practiceArea"), body.id("caseType"),
                body.needed("receivedAt", body.moment("receivedAt")), body.id("source"), body.id("campaign"), body.text("sourceSaid", NewLead.SOURCE_SAID_MAX, false),
                body.id("owner"), null);
        body.check();
        UUID id = leads.open(told, RequestHeaders.once(headers, "lead", body.bytes()));
        return Answers.created("leads", id);
    }

    /** Changes facts: those that are named, null takes a fact away (RFC 7396). */
    @PATCH
    @Path("{id}")
    @Consumes(Answers.MERGE_PATCH)
    public Response change(@PathParam("id") String id, InputStream in, @Context HttpHeaders headers) throws IOException {
        UUID lead = Ids.asked(id);
        String version = RequestHeaders.version(headers);
        Body body = Body.read(in);
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            String name = LeadJson.name(fact);
            String text = body.text(name, fact.max(), fact == Fact.SUMMARY);
            if (body.has(name)) {
                facts.put(fact, text);
            }
        }
        body.check();
        return answer(leads.change(lead, version, new Facts(facts)));
    }

    private static Response answer(LeadView lead) {
        return Answers.record(lead.tag(), out -> LeadJson.write(out, lead));
    }
}
