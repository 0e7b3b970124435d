package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryFilter;
import legal.leadflow.intake.InquiryPage;
import legal.leadflow.intake.InquiryService;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.InquiryView;
import legal.leadflow.intake.LeadCursor;
import legal.leadflow.intake.NewInquiry;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/** {@code /inquiries}: what chat tools, vendors and other programs send. People decide on it, on the pages. */
@Path("inquiries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InquiryResource {
    @Inject
    private InquiryService inquiries;

    /** A page of those that wait, the longest waiting first; or of those of another state, the last decided first. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        InquiryState state = Objects.requireNonNullElse(query.choice("state", InquiryState.class), InquiryState.RECEIVED);
        InquiryFilter filter = new InquiryFilter(state, query.choice("channel", InquiryChannel.class));
        LeadCursor cursor = query.cursor(LeadCursor::parse);
        int limit = query.limit();
        query.check();
        InquiryPage page = inquiries.list(filter, cursor, limit);
        LeadCursor next = state == InquiryState.RECEIVED ? page.newer() : page.older();
        return Answers.page(page.rows(), InquiryJson::write, next == null ? null : query.from(next.address()));
    }

    /** One inquiry as its reader may see it. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        InquiryView inquiry = inquiries.view(Ids.asked(id));
        return Answers.record(Integer.toString(inquiry.version()), out -> InquiryJson.write(out, inquiry));
    }

    /** Keeps what reached the firm. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(InputStream in, @Context HttpHeaders headers) throws IOException {
        Body body = Body.read(in);
        Speaks speaks = body.choice("speaks", Speaks.class);
        NewInquiry told = new NewInquiry(Uuids.next(), body.needed("channel", body.choice("channel", InquiryChannel.class)), body.moment("receivedAt"),
                body.text("givenName", PartyName.MAX, false), body.text("familyName", PartyName.MAX, false), body.text("phone", NewInquiry.PHONE_MAX, false),
                body.text("email", NewInquiry.EMAIL_MAX, false), Objects.requireNonNullElse(speaks, Speaks.UNKNOWN), body.id("source"), body.id("campaign"),
                body.text("message", NewInquiry.MESSAGE_MAX, true));
        body.check();
        return Answers.created("inquiries", inquiries.receive(told, RequestHeaders.once(headers, "inquiry", body.bytes())));
    }
}
