package legal.leadflow.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Leaves out the byte-order mark at the beginning of a text. */
final class WithoutMark extends FilterReader {
    private boolean begun;

    WithoutMark(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (begun || read <= 0) {
            return read;
        }
        begun = true;
        if (buffer[offset] != '\uFEFF') {
            return read;
        }
        System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
        return read > 1 ? read - 1 : in.read(buffer, offset, length);
    }
}
