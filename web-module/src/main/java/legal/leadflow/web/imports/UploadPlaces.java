package legal.leadflow.web.imports;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** How many files may come in at once: each holds one of the server's database connections for as long as its sender takes. */
public final class UploadPlaces {
    /** A fifth of the pool's connections; the others are for everybody's pages and programs. */
    public static final UploadPlaces ALL = new UploadPlaces(4);
    private final Semaphore places;

    UploadPlaces(int most) {
        places = new Semaphore(most);
    }

    /** Takes one file in. */
    public interface Upload {
        void run() throws IOException;
    }

    /** Runs {@code upload} when there is a place. @return false, at once, when there is none */
    public boolean take(Upload upload) throws IOException {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            upload.run();
            return true;
        } finally {
            places.release();
        }
    }
}
