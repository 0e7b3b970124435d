package legal.leadflow.web.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.requests.Once;

/** What requests say in headers: the key of a request that may come twice, and the version of the record that is to be changed. */
final class RequestHeaders {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1," + Once.KEY_MAX + "}");
    private static final Pattern TAG_FORM = Pattern.compile("\"([0-9.-]{1,100})\"");

    private RequestHeaders() {
    }

    /** @return null when the request has no key @throws Refused when its key is none */
    static Once once(HttpHeaders headers, String what, byte[] body) {
        String key = key(headers);
        return key == null ? null : Once.of(key, what, body);
    }

    /** The key; null without one. @throws Refused when it is empty, too long, or has other than visible ASCII characters */
    static String key(HttpHeaders headers) {
        List<String> keys = headers.getRequestHeader(KEY);
        if (keys == null || keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !KEY_FORM.matcher(keys.get(0)).matches()) {
            throw new Refused(Kind.MALFORMED, List.of(Fault.header(KEY, "api.fault.key", Once.KEY_MAX)));
        }
        return keys.get(0);
    }

    /**
     * The version that the caller has read. A tag of another form is none of ours, so nothing can be at that version.
     *
     * @throws Refused without one; an asterisk would change whatever is there
     */
    static String version(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.isBlank() || given.strip().equals("*")) {
            throw new Refused(Problem.of(Kind.UNCONDITIONAL));
        }
        Matcher tag = TAG_FORM.matcher(given.strip());
        if (!tag.matches()) {
            throw new Refused(Problem.of(Kind.CHANGED));
        }
        return tag.group(1);
    }

    /** As {@link #version}, where versions are counted. */
    static int number(HttpHeaders headers) {
        String version = version(headers);
        if (!version.matches("\\d{1,9}")) {
            throw new Refused(Problem.of(Kind.CHANGED));
        }
        return Integer.parseInt(version);
    }
}
