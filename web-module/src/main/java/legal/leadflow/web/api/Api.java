package legal.leadflow.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Every resource of the package, below one address. */
@ApplicationPath("/api/v1")
public class Api extends Application {
    /** Everything below is for programs: tokens alone, and problem details for every error. */
    static final String ROOT = "/api/";
    /** Address of this version. */
    static final String PATH = "/api/v1";
    /** What the interface promises, for everybody to read: it holds no data. */
    static final String DOCUMENT = PATH + "/openapi.json";

    /** Whether a path below the application's is the interface's. */
    static boolean owns(String path) {
        return path != null && (path.startsWith(ROOT) || path.equals("/api"));
    }
}
