package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.sealing.Leaf;

/** The leaves of a range of transactions in the order of the tree, and when each entry was made. */
final class Leaves implements SealedLines.Sink {
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private Leaf open;

    /** Reads them. */
    static Leaves of(Connection connection, UUID firm, long from, long to) throws SQLException, IOException {
        Leaves leaves = new Leaves();
        new SealedLines(connection, firm).read(from, to, leaves);
        leaves.close();
        return leaves;
    }

    @Override
    public void entry(UUID id, long at, String line, boolean addressErased) {
        close();
        open = new Leaf(line);
        times.add(at);
    }

    @Override
    public void part(String sealed, String exported) {
        open.add(sealed);
    }

    private void close() {
        if (open != null) {
            hashes.add(open.hash());
            open = null;
        }
    }

    List<byte[]> hashes() {
        return hashes;
    }

    /** How many entries are older than {@code until}, in microseconds since 1970: the first ones. */
    int before(long until) {
        return (int) times.stream().filter(at -> at < until).count();
    }
}
