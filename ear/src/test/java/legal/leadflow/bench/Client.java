package legal.leadflow.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One of those who ask at the same time: each waits for its answer before it asks again. */
interface Client extends AutoCloseable {
    /**
     * Asks once.
     *
     * @param n counts from 0
     * @return whether the answer was right
     */
    boolean once(int n) throws IOException, SQLException;

    /** Waits until it is this client's turn and gives when that was, in {@link System#nanoTime}: now, where it asks again as soon as it has its answer. */
    default long await() {
        return System.nanoTime();
    }

    @Override
    void close() throws SQLException;
}
