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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.PartyChange;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.PartyKind;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.PartyService;
import legal.leadflow.parties.Speaks;

/** {@code /parties}: people and organisations. */
@Path("parties")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {
    private static final int MOST_CONTACTS = 20;
    private static final int PHONE_MAX = 40;
    private static final int EMAIL_MAX = 254;
    @Inject
    private PartyService parties;

    /** A page of the parties, newest first. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query query = new Query(uri);
        UUID before = query.cursor(Ids::parse);
        int limit = query.limit();
        query.check();
        List<PartyDetails> found = parties.list(before, limit + 1);
        List<PartyDetails> page = found.size() > limit ? found.subList(0, limit) : found;
        return Answers.page(page, PartyJson::write, found.size() > limit ? query.from(page.get(limit - 1).id().toString()) : null);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(parties.view(Ids.asked(id)));
    }

    /** Takes somebody in whom the firm has not met yet. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(InputStream in, @Context HttpHeaders headers) throws IOException {
        Body body = Body.read(in);
        PartyKind kind = body.choice("kind", PartyKind.class);
        Speaks speaks = body.choice("speaks", Speaks.class);
        NewParty told = new NewParty(Objects.requireNonNullElse(kind, PartyKind.PERSON), body.text("givenName", PartyName.MAX, false),
                body.text("familyName", PartyName.MAX, false), Objects.requireNonNullElse(speaks, Speaks.UNKNOWN), phones(body), emails(body), null);
        body.check();
        return Answers.created("parties", parties.register(told, RequestHeaders.once(headers, "party", body.bytes())));
    }

    /** Changes name and language: those that are named, null takes a part of the name away (RFC 7396). */
    @PATCH
    @Path("{id}")
    @Consumes(Answers.MERGE_PATCH)
    public Response change(@PathParam("id") String id, InputStream in, @Context HttpHeaders headers) throws IOException {
        UUID party = Ids.asked(id);
        String version = RequestHeaders.version(headers);
        Body body = Body.read(in);
        Speaks speaks = body.choice("speaks", Speaks.class);
        PartyChange change = new PartyChange(body.text("givenName", PartyName.MAX, false), body.has("givenName"), body.text("familyName", PartyName.MAX, false),
                body.has("familyName"), speaks == null && body.has("speaks") ? Speaks.UNKNOWN : speaks);
        body.check();
        return answer(parties.change(party, version, change));
    }

    private static List<Phone> phones(Body body) {
        List<Phone> phones = new ArrayList<>();
        List<String> texts = body.texts("phones", MOST_CONTACTS, PHONE_MAX);
        for (int i = 0; i < texts.size(); i++) {
            String place = "phones/" + i;
            if (texts.get(i) != null) {
                Phone.parse(texts.get(i), "US").ifPresentOrElse(phones::add, () -> body.fault(place, "leads.fact.refused.phone"));
            }
        }
        return phones.stream().distinct().toList();
    }

    private static List<String> emails(Body body) {
        List<String> texts = body.texts("emails", MOST_CONTACTS, EMAIL_MAX);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) != null && !texts.get(i).matches("[^@\\s]+@[^@\\s]+")) {
                body.fault("emails/" + i, "web.constraint.Email");
            }
        }
        return texts.stream().filter(Objects::nonNull).distinct().toList();
    }

    private static Response answer(PartyDetails party) {
        return Answers.record(party.tag(), out -> PartyJson.write(out, party));
    }
}
