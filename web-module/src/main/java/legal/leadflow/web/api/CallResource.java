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
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.calls.CallChange;
import legal.leadflow.calls.CallCursor;
import legal.leadflow.calls.CallDetails;
import legal.leadflow.calls.CallFilter;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.CallPage;
import legal.leadflow.calls.CallService;
import legal.leadflow.calls.Direction;
import legal.leadflow.calls.NewCall;
import legal.leadflow.intake.NewLead;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/** {@code /calls}: the call log. */
@Path("calls")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {
    @Inject
    private CallService calls;

    /** A page of the log, newest first. Names and numbers are not asked for here: an address holds nothing personal. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        CallFilter filter = new CallFilter(query.choice("outcome", CallOutcome.class), query.choice("direction", Direction.class), query.moment("from"),
                query.moment("until"), query.id("source"), null, query.flag("waiting"));
        CallCursor cursor = query.cursor(CallCursor::read);
        int limit = query.limit();
        query.check();
        CallPage page = calls.log(filter, cursor, limit);
        return Answers.page(page.lines(), CallJson::write, page.older() == null ? null : query.from(page.older().written()));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(calls.get(Ids.asked(id)));
    }

    /** Records a call with all that follows from it: the person, their lead, what it owes to a campaign. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response record(InputStream in, @Context HttpHeaders headers) throws IOException {
        Body body = Body.read(in);
        Speaks speaks = body.choice("speaks", Speaks.class);
        NewCall told = new NewCall(Uuids.next(), body.needed("direction", body.choice("direction", Direction.class)),
                body.needed("startedAt", body.moment("startedAt")), body.text("from", NewCall.PHONE_MAX, false), body.text("to", NewCall.PHONE_MAX, false),
                body.id("party"), body.flag("newPerson"), body.flag("newMatter"), body.text("givenName", PartyName.MAX, false),
                body.text("familyName", PartyName.MAX, false), Objects.requireNonNullElse(speaks, Speaks.UNKNOWN), body.id("practiceArea"), body.id("caseType"),
                body.text("sourceSaid", NewLead.SOURCE_SAID_MAX, false), body.text("note", NewCall.NOTE_MAX, true),
                body.needed("outcome", body.choice("outcome", CallOutcome.class)));
        body.check();
        return Answers.created("calls", calls.record(told, RequestHeaders.once(headers, "call", body.bytes())));
    }

    /** Changes outcome and note: those that are named, null takes the note away (RFC 7396). */
    @PATCH
    @Path("{id}")
    @Consumes(Answers.MERGE_PATCH)
    public Response change(@PathParam("id") String id, InputStream in, @Context HttpHeaders headers) throws IOException {
        UUID call = Ids.asked(id);
        int version = RequestHeaders.number(headers);
        Body body = Body.read(in);
        CallOutcome outcome = body.choice("outcome", CallOutcome.class);
        if (body.has("outcome")) {
            body.needed("outcome", outcome);
        }
        CallChange change = new CallChange(outcome, body.text("note", NewCall.NOTE_MAX, true), body.has("note"));
        body.check();
        return answer(calls.change(call, version, change));
    }

    private static Response answer(CallDetails call) {
        return Answers.record(Integer.toString(call.version()), out -> CallJson.write(out, call));
    }
}
