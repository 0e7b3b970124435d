package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Seal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadPlacesTest {
    private final UUID firm = UUID.randomUUID();
    private final HeadSigner signer = new HeadSigner(Secrets.of(Map.of(Secrets.AUDIT_PREFIX + 1, new byte[32])));
    @TempDir Path folder;
    private Path first;
    private Path second;

    @BeforeEach
    void twoPlaces() {
        first = folder.resolve("first/heads");
        second = folder.resolve("second/heads");
        System.setProperty(HeadPlaces.FIRST, first.toString());
        System.setProperty(HeadPlaces.SECOND, second.toString());
    }

    @AfterEach
    void nowhere() {
        System.clearProperty(HeadPlaces.FIRST);
        System.clearProperty(HeadPlaces.SECOND);
    }

    @Test
    void bothFilesGetEachHeadAndTheKey() throws Exception {
        HeadPlaces places = new HeadPlaces();
        append(places, 1);
        append(places, 2);
        assertThat(Files.readString(second)).isEqualTo(Files.readString(first)).hasLineCount(2);
        assertThat(Files.readString(folder.resolve("second/heads.1.pem"))).isEqualTo(signer.pem());
        assertThat(places.warning()).isNull();
    }

    /** A full disk, or a crash, in the middle of a line: the next head stands in a line of its own, and is read. */
    @Test
    void aLineThatWasCutOffSpoilsNoOther() throws Exception {
        HeadPlaces places = new HeadPlaces();
        append(places, 1);
        append(places, 2);
        String whole = Files.readString(first);
        for (int cut = 1; cut < whole.length() / 2; cut++) {
            Files.writeString(first, whole.substring(0, whole.length() - cut));
            append(places, 3);
            assertThat(Files.readString(first)).hasLineCount(3).endsWith("\n");
            assertThat(new HeadFile(first).newest().get(firm).number()).as("cut by " + cut).isEqualTo(3);
        }
    }

    @Test
    void aSecondPlaceThatFailsWarnsAndGetsTheNewestHeadWhenItIsBack() throws Exception {
        Files.writeString(folder.resolve("second"), "a file where the folder should be");
        HeadPlaces places = new HeadPlaces();
        append(places, 1);
        append(places, 2);
        assertThat(places.warning()).isEqualTo("second-heads-file");
        assertThat(Files.readString(first)).as("the first goes on").hasLineCount(2);
        Files.delete(folder.resolve("second"));
        places.second(1, signer.pem());
        assertThat(places.warning()).isNull();
        assertThat(Files.readAllLines(second)).containsExactly(Files.readAllLines(first).get(1));
    }

    @Test
    void aRotatedFileIsReadWithWhatItWasRotatedTo() throws Exception {
        HeadFile file = new HeadFile(first);
        HeadPlaces places = new HeadPlaces();
        file.publish(1, signer.pem());
        append(places, 1);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(first.resolveSibling("heads.2.gz")))) {
            Files.copy(first, out);
        }
        Files.delete(first);
        append(places, 2);
        Files.move(first, first.resolveSibling("heads-20261127"));
        assertThat(file.newest().get(firm).number()).as("nothing but rotated files").isEqualTo(2);
        append(places, 3);
        assertThat(file.newest().get(firm).number()).isEqualTo(3);
        assertThat(file.files()).extracting(path -> path.getFileName().toString()).containsExactly("heads", "heads-20261127", "heads.2.gz");
        assertThat(file.keys()).hasSize(1);
    }

    private void append(HeadPlaces places, long number) throws Exception {
        places.append(firm.toString(), signer.sign(new Seal(firm, number, number, number + 1, 1, number, new byte[32], Seal.none(), number)));
        places.second(signer.kid(), signer.pem());
    }
}
