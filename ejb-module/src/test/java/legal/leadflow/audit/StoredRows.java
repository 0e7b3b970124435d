package legal.leadflow.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where in the file of a table PostgreSQL keeps each byte of a firm's rows, while it is stopped. The table was vacuumed before, so that each row lies there once.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-page-layout.html">Database Page Layout</a>
 */
final class StoredRows {
    private static final int PAGE = 8192;
    private static final int LINES = 24;
    private static final int NORMAL = 1;
    private final String table;
    private final Path file;
    private final List<Column> columns = new ArrayList<>();

    /** @param length in bytes; -1 for one that tells its length itself */
    private record Column(String name, int length, int align, boolean dropped) {
    }

    /** A byte of a column's value; bytes that tell a value's length, and those between values, are none. */
    record Place(Path file, long offset, String column) {
    }

    /** @param table a table, or one partition */
    StoredRows(Connection connection, String table) throws SQLException {
        this.table = table.replaceAll("_\\d{4}_\\d{2}$", "");
        try (PreparedStatement query = connection.prepareStatement("select attname, attlen, attalign, attisdropped, current_setting('data_directory') || '/' || pg_relation_filepath(attrelid)"
                + " from pg_attribute where attrelid = ?::regclass and attnum > 0 order by attnum")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                String path = null;
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getInt(2), Map.of("c", 1, "s", 2, "i", 4, "d", 8).get(rows.getString(3)), rows.getBoolean(4)));
                    path = rows.getString(5);
                }
                file = Path.of(path);
            }
        }
    }

    /** All places of each firm's rows. */
    Map<UUID, List<Place>> places() throws IOException {
        Map<UUID, List<Place>> found = new HashMap<>();
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (int page = 0; page < all.limit(); page += PAGE) {
            int end = Short.toUnsignedInt(all.getShort(page + 12));
            for (int line = page + LINES; line < page + end; line += 4) {
                int pointer = all.getInt(line);
                if ((pointer >>> 15 & 3) == NORMAL) {
                    row(all, page + (pointer & 0x7fff), found);
                }
            }
        }
        return found;
    }

    private void row(ByteBuffer all, int tuple, Map<UUID, List<Place>> found) {
        int there = all.getShort(tuple + 18) & 0x7ff;
        boolean nulls = (all.getShort(tuple + 20) & 1) != 0;
        int begin = tuple + Byte.toUnsignedInt(all.get(tuple + 22));
        int at = begin;
        UUID firm = null;
        for (int i = 0; i < there; i++) {
            Column column = columns.get(i);
            if (nulls && (all.get(tuple + 23 + i / 8) >> i % 8 & 1) == 0) {
                continue;
            }
            int length = column.length();
            boolean isShort = length < 0 && (all.get(at) & 1) != 0; // one byte of length, and not aligned
            at = isShort ? at + 1 : begin + (at - begin + column.align() - 1) / column.align() * column.align();
            if (isShort) {
                length = (Byte.toUnsignedInt(all.get(at - 1)) >> 1) - 1;
            } else if (length < 0) {
                length = (all.getInt(at) >>> 2) - 4;
                at += 4;
            }
            if (column.name().equals("firm_id")) {
                ByteBuffer id = all.duplicate().position(at).order(ByteOrder.BIG_ENDIAN);
                firm = new UUID(id.getLong(), id.getLong());
            }
            for (int b = 0; b < length && !column.dropped(); b++) {
                found.computeIfAbsent(firm, key -> new ArrayList<>()).add(new Place(file, at + b, table + "." + column.name()));
            }
            at += length;
        }
    }
}
