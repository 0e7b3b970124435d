package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCheckTest {
    private static final String FILE = "id,name\r\n1,Zoë Nuñez\r\n2,Ana\r\n";

    @Test
    void tellsEncodingsByMarkOrByBytes() throws IOException {
        assertThat(layout(FILE.getBytes(StandardCharsets.UTF_8)).encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(layout(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8)).columns()).containsExactly("id", "name");
        assertThat(layout(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16LE)).encoding()).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(layout(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16BE)).samples()).containsExactly("1", "Zoë Nuñez");
        Layout windows = layout(FILE.getBytes(TextCheck.WINDOWS));
        assertThat(windows.encoding()).isEqualTo(TextCheck.WINDOWS);
        assertThat(windows.samples()).containsExactly("1", "Zoë Nuñez");
    }

    @Test
    void aFileInUtf8WithABrokenByteIsUtf8WithABrokenRow() throws IOException {
        byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xFF;
        assertThat(layout(bytes).encoding()).isEqualTo(StandardCharsets.UTF_8);
    }

    /** The check agrees with Java's decoder on whether bytes are UTF-8, wherever they are cut. */
    @Test
    void agreesWithTheDecoder() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[1 + random.nextInt(6)];
            random.nextBytes(bytes);
            TextCheck check = new TextCheck();
            int cut = random.nextInt(bytes.length);
            check.take(bytes, cut);
            byte[] rest = java.util.Arrays.copyOfRange(bytes, cut, bytes.length);
            check.take(rest, rest.length);
            boolean marked = bytes.length > 1 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
            if (!marked && isUtf8(bytes)) {
                assertThat(check.encoding()).as("seed " + seed).isEqualTo(StandardCharsets.UTF_8);
            } else if (!marked && new String(bytes, StandardCharsets.UTF_8).codePoints().noneMatch(c -> c > 0x7F && c != 0xFFFD)) {
                assertThat(check.encoding()).as("seed " + seed).isEqualTo(TextCheck.WINDOWS);
            }
        }
    }

    @Test
    void whatIsNoTextIsNamed() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 20, 0})).isEqualTo(UploadRefused.Why.SPREADSHEET);
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1})).isEqualTo(UploadRefused.Why.SPREADSHEET);
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEqualTo(UploadRefused.Why.NO_TEXT);
        assertThat(refusal("i\0d\0,\0n\0".getBytes(StandardCharsets.US_ASCII))).isEqualTo(UploadRefused.Why.NO_TEXT);
        assertThat(refusal(FILE.getBytes(StandardCharsets.UTF_16))).isNull();
    }

    @Test
    void findsTheDelimiter() throws IOException {
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            Layout layout = layout(("id" + delimiter + "\"a, b; c\"" + delimiter + "note\n1" + delimiter + "2" + delimiter + "3\n").getBytes(StandardCharsets.UTF_8));
            assertThat(layout.delimiter()).isEqualTo(delimiter);
            assertThat(layout.columns()).containsExactly("id", "a, b; c", "note");
        }
    }

    @Test
    void filesWithoutColumnsOrRowsAreRefused() {
        assertThatThrownBy(() -> layout("just words\nmore\n".getBytes(StandardCharsets.UTF_8))).isInstanceOf(UploadRefused.class).hasMessage("imports.refused.nocolumns");
        assertThatThrownBy(() -> layout("a,b\n".getBytes(StandardCharsets.UTF_8))).isInstanceOf(UploadRefused.class).hasMessage("imports.refused.norows");
        assertThatThrownBy(() -> layout("\n \n".getBytes(StandardCharsets.UTF_8))).isInstanceOf(UploadRefused.class).hasMessage("imports.refused.empty");
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    private static UploadRefused.Why refusal(byte[] bytes) {
        TextCheck check = new TextCheck();
        check.take(bytes, bytes.length);
        return check.refusal().orElse(null);
    }

    private static Layout layout(byte[] bytes) throws IOException {
        TextCheck check = new TextCheck();
        check.take(bytes, bytes.length);
        Charset encoding = check.encoding();
        return Layout.of(new ByteArrayInputStream(bytes), encoding);
    }
}
