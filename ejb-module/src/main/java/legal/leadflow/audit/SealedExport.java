package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import legal.leadflow.sealing.Lines;
import legal.leadflow.sealing.Seal;

/** Writes seals with their entries in the form that the verifier reads (sealing.Verification). Values stay sealed with the firm's key. */
final class SealedExport {
    private static final String ERASED_LATER = "select c.entity, c.record_id from audit_entry e join audit_change c on c.firm_id = e.firm_id and c.entry_id = e.id"
            + " where e.firm_id = ? and e.xid >= (select to_xid from audit_seal where firm_id = ? and number = ?) and e.outcome = 'DONE' and c.kind = 'DELETED'"
            + " and e.action in ('audit.values-erased', 'audit.addresses-erased')";

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
            StringBuilder entries = new StringBuilder();
            int there = lines.read(seal.from(), seal.to(), new SealedLines.Sink() {
                @Override
                public void entry(UUID id, long at, String line, boolean addressErased) {
                    entries.append(line).append('\n').append(addressErased ? Lines.addressErased(id) + "\n" : "");
                }

                @Override
                public void part(String sealed, String exported) {
                    entries.append(exported).append('\n');
                }
            });
            out.append(seal.line()).append('\n');
            if (there > 0 && there < seal.entries()) {
                for (byte[] leaf : Retirements.leaves(connection, firm, seal.number()).stream().limit(seal.entries() - there).toList()) {
                    out.append(Lines.leftOut(leaf)).append('\n');
                }
            }
            out.append(entries);
        }
        return seals.size();
    }

    /** What follows the first line: which months were retired. */
    static String retired(Connection connection, UUID firm) throws SQLException {
        StringBuilder lines = new StringBuilder();
        Retirements.statements(connection, firm).forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    /** What follows seal {@code last}: erasures told by entries behind it, whose values an export read by now lacks. */
    static String erasedLater(Connection connection, UUID firm, long last) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (PreparedStatement query = connection.prepareStatement(ERASED_LATER)) {
            query.setObject(1, firm);
            query.setObject(2, firm);
            query.setLong(3, last);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.append(Lines.erasedLater(rows.getString(1), rows.getString(2))).append('\n');
                }
            }
        }
        return lines.toString();
    }
}
