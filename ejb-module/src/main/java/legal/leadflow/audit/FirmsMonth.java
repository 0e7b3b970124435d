package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import legal.leadflow.sealing.Digests;
import legal.leadflow.sealing.Retirement;
import legal.leadflow.sealing.Seal;

/** A firm's entries of a month, looked at before they are retired: are all sealed, and does every seal that holds one of them still fit? */
final class FirmsMonth {
    private static final String IN_MONTH = " from audit_entry where firm_id = ? and at >= ? and at < ?";
    private static final int AT_ONCE = 100;
    private final Connection connection;
    private final UUID firm;
    private final OffsetDateTime from;
    private final OffsetDateTime until;
    private final Map<Long, Integer> parts = new TreeMap<>();
    private final Map<Long, List<byte[]>> leaves = new TreeMap<>();
    private long first;
    private long last;
    private long counted;

    /** @param connection in a transaction that has entered the keeper's context */
    FirmsMonth(Connection connection, UUID firm, YearMonth month) {
        this.connection = connection;
        this.firm = firm;
        from = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        until = month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /** Enters the keeper's context anew: a month takes longer than one is valid. */
    interface Context {
        void enter() throws SQLException;
    }

    /**
     * @param kid number of the key that will sign
     * @return the statement, not signed yet; null when the firm has no entry of the month
     * @throws NotRetirable when an entry is not sealed, or a seal does not fit
     */
    Retirement look(int kid, Context context) throws SQLException, IOException {
        long entries = Long.parseLong(ask("select count(*)" + IN_MONTH));
        if (entries == 0) {
            return null;
        }
        long oldest = Long.parseLong(ask("select xid::text" + IN_MONTH + " order by xid limit 1"));
        long newest = Long.parseLong(ask("select xid::text" + IN_MONTH + " order by xid desc limit 1"));
        Seal top = Seals.newest(connection, firm);
        if (top == null || top.to() <= newest) {
            throw new NotRetirable("not-sealed");
        }
        long number = Seals.covering(connection, firm, oldest);
        for (List<Seal> some = Seals.from(connection, firm, number, AT_ONCE); !some.isEmpty() && some.get(0).from() <= newest; some = Seals.from(connection, firm, number, AT_ONCE)) {
            for (Seal seal : some) {
                if (seal.from() <= newest) {
                    context.enter();
                    take(seal);
                }
            }
            number = some.get(some.size() - 1).number() + 1;
        }
        if (counted != entries) {
            throw new NotRetirable("does-not-fit");
        }
        return new Retirement(firm, SealedLines.micros(from), SealedLines.micros(until), first, last, entries, parts, SealedLines.micros(OffsetDateTime.now(ZoneOffset.UTC)), kid, new byte[0]);
    }

    private void take(Seal seal) throws SQLException, IOException {
        Leaves there = Leaves.of(connection, firm, seal.from(), seal.to());
        List<byte[]> all = new ArrayList<>(Retirements.leaves(connection, firm, seal.number()));
        all.addAll(there.hashes());
        int going = there.before(SealedLines.micros(until));
        if (!there.hashes().isEmpty() && (all.size() != seal.entries() || !Arrays.equals(Digests.root(all), seal.root()))) {
            throw new NotRetirable("does-not-fit");
        }
        if (going == 0 || going < there.hashes().size()) {
            parts.put(seal.number(), going);
        }
        if (going > 0 && going < there.hashes().size()) {
            leaves.put(seal.number(), List.copyOf(there.hashes().subList(0, going)));
        }
        first = first == 0 ? seal.number() : first;
        last = seal.number();
        counted += going;
    }

    /** By seal, the leaves that have to be kept because later entries stand beside them. */
    Map<Long, List<byte[]>> leaves() {
        return leaves;
    }

    private String ask(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, firm);
            query.setObject(2, from);
            query.setObject(3, until);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
