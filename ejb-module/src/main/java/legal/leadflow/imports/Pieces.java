package legal.leadflow.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;

/** The uploaded file in sealed pieces, so that neither writing nor reading it takes much memory. */
final class Pieces {
    static final int SIZE = 128 << 10;
    private static final String COLUMN = "import_chunk.content";

    private Pieces() {
    }

    /**
     * Stores a file while it is read; {@code check} sees all of it.
     *
     * @return bytes
     * @throws UploadRefused when there are more than {@link CsvLimits#FILE}
     */
    static long store(Connection connection, FieldCipher cipher, UUID firm, UUID run, InputStream content, TextCheck check) throws SQLException, IOException {
        long total = 0;
        int position = 0;
        for (byte[] piece = content.readNBytes(SIZE); piece.length > 0; piece = content.readNBytes(SIZE)) {
            total += piece.length;
            if (total > CsvLimits.FILE) {
                throw new UploadRefused(UploadRefused.Why.LARGE);
            }
            check.take(piece, piece.length);
            if (position == 0) {
                check.refusal().ifPresent(why -> {
                    throw new UploadRefused(why);
                });
            }
            UUID id = Uuids.next();
            Sql.update(connection, "insert into import_chunk (firm_id, id, import_id, position, content) values (?, ?, ?, ?, ?)", firm, id, run, position++,
                    cipher.sealBytes(firm, COLUMN, id, piece));
        }
        return total;
    }

    /** One piece; empty behind the last. */
    static byte[] piece(Connection connection, FieldCipher cipher, UUID firm, UUID run, int position) throws SQLException {
        List<byte[]> found = Sql.query(connection, "select id, content from import_chunk where firm_id = ? and import_id = ? and position = ?",
                row -> cipher.openBytes(firm, COLUMN, row.getObject(1, UUID.class), row.getBytes(2)), firm, run, position);
        return found.isEmpty() ? new byte[0] : found.get(0);
    }

    static void delete(Connection connection, UUID firm, UUID run) throws SQLException {
        Sql.update(connection, "delete from import_chunk where firm_id = ? and import_id = ?", firm, run);
    }

    /** Where a piece comes from. */
    interface Source {
        byte[] piece(int position) throws IOException;
    }

    /** The file's bytes, a piece at a time. */
    static InputStream stream(Source source) {
        return new InputStream() {
            private byte[] piece = {};
            private int at;
            private int position;

            @Override
            public int read() throws IOException {
                return fill() ? piece[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                if (!fill()) {
                    return -1;
                }
                int count = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, to, offset, count);
                at += count;
                return count;
            }

            private boolean fill() throws IOException {
                if (at == piece.length) {
                    Arrays.fill(piece, (byte) 0);
                    piece = source.piece(position++);
                    at = 0;
                }
                return at < piece.length;
            }
        };
    }
}
