package legal.leadflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final List<String> PARTS = List.of("R1|a month|\nno line of ours\n", "S|1|a\nE|with S| in it\nV|1\n", "S|2|b\n", "S|3|c\nE|" + "long".repeat(600_000) + "\n", "S|4|d\nZ|4\n");

    @Test
    void anExportIsCutBeforeEachSealHoweverItsBytesArrive() throws IOException {
        String all = "X1|first\n" + String.join("", PARTS);
        for (int most : List.of(1, 2, 3, 1_000, Integer.MAX_VALUE)) {
            Segments segments = new Segments(slow(all, most));
            assertThat(segments.line()).isEqualTo("X1|first");
            List<String> cut = new ArrayList<>();
            for (byte[] text = segments.next(); text != null; text = segments.next()) {
                cut.add(new String(text, StandardCharsets.UTF_8));
            }
            assertThat(cut).as("%d bytes at once", most).isEqualTo(PARTS);
        }
    }

    @Test
    void anEmptyExportHasNothing() throws IOException {
        Segments segments = new Segments(InputStream.nullInputStream());
        assertThat(segments.line()).isEmpty();
        assertThat(segments.next()).isNull();
    }

    @Test
    void bytesThatAreNoExportAreFoundAndEndNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] text = new byte[random.nextInt(300)];
            for (int b = 0; b < text.length; b++) {
                text[b] = (byte) "SEVCALURZ1|||\n\n\r0f-\u0000\u00ff".charAt(random.nextInt(20));
            }
            assertThat(Segment.of(UUID.randomUUID(), text).findings.size()).isLessThanOrEqualTo(300);
        }
    }

    private static InputStream slow(String text, int most) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, most));
            }
        };
    }
}
