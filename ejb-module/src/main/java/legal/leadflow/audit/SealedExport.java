package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import legal.leadflow.sealing.Seal;

/** Writes seals with their entries in the form that the verifier reads (sealing.Verification). Values stay sealed with the firm's key. */
final class SealedExport {
    private SealedExport() {
    }

    /**
     * The first line.
     *
     * @param whole whether the export goes up to the newest seal, so that the verifier misses what was signed and is not there
     * @param until microseconds since 1970: seals made later are not missed, for the trail goes on
     */
    static String head(UUID firm, boolean whole, long until) {
        return "X1|" + firm + "|" + (whole ? "newest" : "part") + "|" + until + "\n";
    }

    /** The last line. */
    static String end(long seals) {
        return "Z|" + seals + "\n";
    }

    /**
     * Seals from number {@code from} up to and with {@code to}, at most {@code most}.
     *
     * @return how many were written
     */
    static int write(Connection connection, UUID firm, long from, long to, int most, Appendable out) throws SQLException, IOException {
        List<Seal> seals = Seals.from(connection, firm, from, most).stream().filter(seal -> seal.number() <= to).toList();
        SealedLines lines = new SealedLines(connection, firm);
        for (Seal seal : seals) {
            out.append(seal.line()).append('\n');
            lines.read(seal.from(), seal.to(), new SealedLines.Sink() {
                @Override
                public void entry(String line) throws IOException {
                    out.append(line).append('\n');
                }

                @Override
                public void part(String sealed, String exported) throws IOException {
                    out.append(exported).append('\n');
                }
            });
        }
        return seals.size();
    }
}
