package legal.leadflow.web.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a request does, as far as limits go. Files of the frame (styles, scripts, pictures) belong to none: browsers keep them. */
enum RouteClass {
    /** The way to the sign-in and back, and out; nobody is known there, so an address alone is counted. */
    SIGN_IN("0,600,0"),
    /** A page that is looked at. */
    PAGES("600,6000,12000"),
    /** What a page sends: each letter of a search is one. */
    CHANGES("600,6000,12000"),
    API_READ("1200,6000,12000"),
    API_WRITE("600,3000,6000"),
    /** Many records at once, as a file. */
    EXPORT("60,300,300/60"),
    /** A file that is taken in. */
    UPLOAD("30,300,90");

    private static final String FRAME = "/jakarta.faces.resource/";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> DOORS = Set.of("/back/", "/sign-out", "/signed-out");
    private static final Set<String> FILES = Set.of("export", "rejected");
    private final String usual;

    RouteClass(String usual) {
        this.usual = usual;
    }

    /** Limits without a setting, as {@link Limits#parse} reads them. */
    String usual() {
        return usual;
    }

    /** {@code api-read}: as settings call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The class of a request.
     *
     * @param path within the application, decoded, without parameters
     * @return empty when it is not counted
     */
    static Optional<RouteClass> of(String method, String path) {
        if (path.startsWith(FRAME)) {
            return Optional.empty();
        }
        boolean reads = READS.contains(method);
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (DOORS.contains(path)) {
            return Optional.of(SIGN_IN);
        } else if (FILES.contains(last)) {
            return Optional.of(EXPORT);
        } else if (!reads && last.equals("upload")) {
            return Optional.of(UPLOAD);
        } else if (isApi(path)) {
            return Optional.of(reads ? API_READ : API_WRITE);
        }
        return Optional.of(reads ? PAGES : CHANGES);
    }

    /** Few and slow ones, which nobody asks for by the hundred. */
    boolean isOfFiles() {
        return this == EXPORT || this == UPLOAD;
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
