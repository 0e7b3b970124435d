package legal.leadflow.web.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong, one for each problem type of the document. Titles and details stand in {@code messages/api.properties}. */
public enum Kind {
    /** The request cannot be read: no JSON, an unknown parameter, a cursor that is none. */
    MALFORMED(400), COOKIE(400), TOKEN(401), ROLE(403), FIRM(403), MISSING(404), METHOD(405), ACCEPT(406),
    /** What is asked for does not fit the record's state. */
    CONFLICT(409), KEY_IN_USE(409), CHANGED(412), LARGE(413), MEDIA_TYPE(415),
    /** The request can be read, but what it says cannot be taken. */
    INVALID(422), KEY_REUSED(422), UNCONDITIONAL(428), MANY(429), FAULT(500), UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
        this.status = status;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** As it stands in addresses and message keys: {@code key-in-use}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first kind of a status; for one that the container answers by itself. */
    static Optional<Kind> of(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }
}
