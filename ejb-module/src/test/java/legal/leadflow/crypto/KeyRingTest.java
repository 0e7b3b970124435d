package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    @TempDir Path directory;
    private final byte[] master = TestKeys.random();
    private final UUID firm = UUID.randomUUID();

    @Test
    void anotherProcessOpensWhatWasSealed() {
        ring().create(firm);
        byte[] sealed = new FieldCipher(ring()).seal(firm, "a.b", firm, "known");
        assertThat(new FieldCipher(ring()).open(firm, "a.b", firm, sealed)).isEqualTo("known");
        assertThat(new BlindIndex(ring()).of(firm, "phone", "1")).isEqualTo(new BlindIndex(ring()).of(firm, "phone", "1"));
    }

    @Test
    void aKeyIsNeverWrittenOver() throws IOException {
        ring().create(firm);
        byte[] fields = Files.readAllBytes(file("fields"));
        byte[] index = Files.readAllBytes(file("index"));
        ring().create(firm);
        assertThat(file("fields")).hasBinaryContent(fields);
        assertThat(file("index")).hasBinaryContent(index);
    }

    @Test
    void manyNodesThatMakeItAtOnceHaveOneKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            UUID each = UUID.randomUUID();
            int nodes = 8;
            CyclicBarrier together = new CyclicBarrier(nodes);
            ExecutorService pool = Executors.newFixedThreadPool(nodes);
            try {
                List<Callable<byte[]>> work = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    KeyRing ring = ring();
                    work.add(() -> {
                        together.await();
                        ring.create(each);
                        return new FieldCipher(ring).seal(each, "a.b", each, "known");
                    });
                }
                for (Future<byte[]> sealed : pool.invokeAll(work)) {
                    assertThat(new FieldCipher(ring()).open(each, "a.b", each, sealed.get())).isEqualTo("known");
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void theFilesAreTheirOwnersOnlyAndNothingElseIsLeft() throws IOException {
        Path made = directory.resolve("made/here");
        TestKeys.ring(made, master).create(firm);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files).hasSize(3).allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test
    void theFilesDoNotHoldTheKeyInTheOpen() throws IOException {
        ring().create(firm);
        byte[] index = ring().of(firm).index();
        assertThat(new String(Files.readAllBytes(file("index")), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(index, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(ring().of(firm).toString()).isEqualTo("FirmKeys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "trail", "index"})
    void aFileThatWasAlteredDoesNotOpen(String kind) throws IOException {
        ring().create(firm);
        byte[] wrapped = Files.readAllBytes(file(kind));
        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = wrapped.clone();
            changed[i] ^= 1;
            Files.write(file(kind), changed);
            assertThatThrownBy(() -> ring().of(firm)).as("byte " + i).isInstanceOf(CipherException.class);
        }
        Files.write(file(kind), new byte[0]);
        assertThatThrownBy(() -> ring().of(firm)).isInstanceOf(CipherException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "trail", "index"})
    void aFileOfAnotherFirmDoesNotOpen(String kind) throws IOException {
        UUID other = UUID.randomUUID();
        ring().create(firm);
        ring().create(other);
        Files.copy(directory.resolve(other + "." + kind), file(kind), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> ring().of(firm)).isInstanceOf(CipherException.class);
    }

    @Test
    void theTwoFilesCannotStandForEachOther() throws IOException {
        ring().create(firm);
        Files.copy(file("index"), file("fields"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> ring().of(firm)).isInstanceOf(CipherException.class);
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        ring().create(firm);
        KeyRing wrong = TestKeys.ring(directory, TestKeys.random());
        assertThatThrownBy(() -> wrong.of(firm)).isInstanceOf(CipherException.class).hasMessageContaining(firm.toString());
    }

    @Test
    void afterACrashBetweenTheFilesTheMissingOneIsMade() throws IOException {
        ring().create(firm);
        byte[] fields = Files.readAllBytes(file("fields"));
        Files.delete(file("index"));
        Files.delete(file("trail"));
        assertThat(ring().has(firm)).isFalse();
        assertThatThrownBy(() -> ring().of(firm)).isInstanceOf(CipherException.class);
        ring().create(firm);
        assertThat(ring().has(firm)).isTrue();
        assertThat(file("fields")).hasBinaryContent(fields);
        ring().of(firm);
    }

    @Test
    void whatACrashLeftAsideIsNoKeyAndIsInNobodysWay() throws IOException {
        Files.write(directory.resolve(firm + ".fields.123.new"), new byte[] {1, 2, 3});
        assertThat(ring().has(firm)).isFalse();
        ring().create(firm);
        ring().of(firm);
    }

    @Test
    void aKeyThatIsGoneIsNotMadeAnew() throws IOException {
        ring().create(firm);
        Files.delete(file("fields"));
        assertThatThrownBy(() -> ring().of(firm)).isInstanceOf(CipherException.class);
        assertThat(file("fields")).doesNotExist();
    }

    private KeyRing ring() {
        return TestKeys.ring(directory, master);
    }

    private Path file(String kind) {
        return directory.resolve(firm + "." + kind);
    }
}
