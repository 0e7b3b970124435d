package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that has just started knows of a firm's files by the proof in the firm's row alone. */
class KeyProofTest {
    @TempDir Path directory;
    private final Map<String, byte[]> store = new ConcurrentHashMap<>(Map.of(Secrets.MASTER, TestKeys.random()));
    private final UUID firm = UUID.randomUUID();
    private KeyRing keys;
    private byte[] proof;

    @BeforeEach
    void aFirmWithKeys() {
        keys = started();
        keys.create(firm);
        proof = proof(keys);
    }

    @Test
    void theFilesAsTheyAreFit() {
        assertThat(fits(proof)).isTrue();
        UUID another = UUID.randomUUID();
        keys.create(another);
        assertThat(KeyProof.fits(another, proof, new FieldCipher(keys), keys)).as("another firm's").isFalse();
    }

    @Test
    void newKeysBesideTheFormerFitTheProofFromBeforeToo() {
        keys.rotate(firm); // a crash before the row was written leaves it as it was
        assertThat(fits(proof)).isTrue();
        assertThat(fits(proof(keys))).isTrue();
        keys.rewrap(firm);
        assertThat(fits(proof(keys))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyRing.FIELDS, KeyRing.TRAIL})
    void aFormerFileDoesNotFit(String kind) throws IOException {
        Path file = directory.resolve(firm + "." + kind);
        Path backup = Files.copy(file, directory.resolveSibling(firm + ".backup"), StandardCopyOption.REPLACE_EXISTING);
        keys.rotate(firm);
        byte[] now = proof(keys);
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(fits(now)).isFalse();
    }

    @Test
    void anotherIndexKeyDoesNotFit() throws IOException {
        Path file = directory.resolve(firm + "." + KeyRing.INDEX);
        Files.delete(file);
        started().create(firm); // makes the one that is missing
        assertThat(file).exists();
        assertThat(fits(proof)).isFalse();
    }

    @Test
    void aProofFromBeforeNovemberFitsByTheFieldsAlone() {
        assertThat(fits(new FieldCipher(keys).seal(firm, "firm.key_check", firm, "leadflow"))).isTrue();
        assertThat(fits(new FieldCipher(keys).seal(firm, "firm.key_check", firm, "leadflow|1"))).isFalse();
        assertThat(fits(new FieldCipher(keys).seal(firm, "firm.key_check", firm, "leadflow|x|y"))).isFalse();
    }

    private KeyRing started() {
        return new KeyRing(directory, TestKeys.store(store));
    }

    private byte[] proof(KeyRing by) {
        return KeyProof.of(firm, new FieldCipher(by), by);
    }

    private boolean fits(byte[] told) {
        KeyRing started = started();
        return KeyProof.fits(firm, told, new FieldCipher(started), started);
    }
}
