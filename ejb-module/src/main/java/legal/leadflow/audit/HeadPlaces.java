package legal.leadflow.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where signed heads go. The file must take them, or nothing is sealed. A second file may: what it refuses it gets when it takes lines again, the newest head of each
 * firm. The log's category {@code legal.leadflow.audit.heads} carries each line too, to wherever the server's configuration sends it; whether it arrives nobody hears.
 */
final class HeadPlaces {
    /** System property: the file of heads. */
    static final String FIRST = "leadflow.audit.heads";
    /** System property: a second one, on another disk or machine; blank for none. */
    static final String SECOND = "leadflow.audit.heads.second";
    /** The category of the log. */
    static final Logger HEADS = Logger.getLogger("legal.leadflow.audit.heads");
    private static final Logger LOG = Logger.getLogger(HeadPlaces.class.getName());
    private final HeadFile first;
    private final HeadFile second;
    private final Map<String, String> missed = new LinkedHashMap<>();
    private boolean keyMissed = true;
    private boolean failing;

    /** @throws IOException when no file is named */
    HeadPlaces() throws IOException {
        String place = System.getProperty(FIRST, "");
        if (place.isBlank()) {
            throw new IOException("system property " + FIRST + " names no file");
        }
        String other = System.getProperty(SECOND, "");
        first = new HeadFile(Path.of(place));
        second = other.isBlank() ? null : new HeadFile(Path.of(other));
    }

    HeadFile first() {
        return first;
    }

    /** @param what a later line of the same takes its place while it waits for the second file */
    void append(String what, String line) throws IOException {
        first.append(line);
        HEADS.info(line);
        missed.put(what, line);
    }

    /** Gives the second file what it does not have yet. */
    void second(int kid, String pem) {
        if (second == null) {
            missed.clear();
            return;
        }
        try {
            if (keyMissed) {
                second.publish(kid, pem);
                keyMissed = false;
            }
            for (Iterator<String> lines = missed.values().iterator(); lines.hasNext(); lines.remove()) {
                second.append(lines.next());
            }
            say(false, null);
        } catch (IOException e) {
            say(true, e);
        }
    }

    private void say(boolean now, IOException cause) {
        if (now && !failing) {
            LOG.log(Level.SEVERE, "the second file of heads cannot be written; the trail is sealed, with the first alone", cause);
        } else if (!now && failing) {
            LOG.info("the second file of heads is written again");
        }
        failing = now;
    }

    /** {@code second-heads-file} while that one does not take lines; null otherwise. */
    String warning() {
        return failing ? "second-heads-file" : null;
    }
}
