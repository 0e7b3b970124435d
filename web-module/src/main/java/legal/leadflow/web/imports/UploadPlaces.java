package legal.leadflow.web.imports;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.NoFirm;

/** How many files may come in at once: each holds one of the server's database connections for as long as its sender takes. */
public final class UploadPlaces {
    /** A fifth of the pool's connections; the others are for everybody's pages and programs. Half of them at most are one firm's. */
    public static final UploadPlaces ALL = new UploadPlaces(4, 2);
    /** Of those who belong to no firm; the service refuses them. */
    private static final UUID NO_FIRM = new UUID(0, 0);
    private final Semaphore places;
    private final int mostOfAFirm;
    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();

    UploadPlaces(int most, int mostOfAFirm) {
        places = new Semaphore(most);
        this.mostOfAFirm = mostOfAFirm;
    }

    /** Takes one file in. */
    public interface Upload {
        void run() throws IOException;
    }

    /** As {@link #take(UUID, Upload)}, for the firm of whoever is calling. */
    public boolean take(CurrentCaller caller, Upload upload) throws IOException {
        UUID firm;
        try {
            firm = caller.get().firm();
        } catch (NoFirm e) {
            firm = NO_FIRM;
        }
        return take(firm, upload);
    }

    /** Runs {@code upload} when there is a place for the firm. @return false, at once, when there is none */
    boolean take(UUID firm, Upload upload) throws IOException {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            if (taken.merge(firm, 1, Integer::sum) > mostOfAFirm) {
                return false;
            }
            upload.run();
            return true;
        } finally {
            taken.computeIfPresent(firm, (one, many) -> many == 1 ? null : many - 1);
            places.release();
        }
    }
}
