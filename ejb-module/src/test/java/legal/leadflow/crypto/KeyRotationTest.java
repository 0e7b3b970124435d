package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

/** Keys that change while people work: nothing stops opening, on this server or another one on the same folder. */
class KeyRotationTest {
    private static final String COLUMN = "party.given_name";
    private static final String TRAIL = "audit_value.new_value";
    private static final String SECOND = "leadflow-master-2";
    @TempDir Path directory;
    private final Map<String, byte[]> store = new ConcurrentHashMap<>(Map.of(Secrets.MASTER, TestKeys.random()));
    private final UUID firm = UUID.randomUUID();
    private KeyRing here;
    private KeyRing there;

    @BeforeEach
    void twoServersOnOneFolder() {
        here = new KeyRing(directory, TestKeys.store(store));
        there = new KeyRing(directory, TestKeys.store(store));
        here.create(firm);
    }

    @Test
    void oldValuesStillOpenAndNewOnesUseTheNewKey() {
        byte[] before = seal(here, COLUMN);
        KeyAge former = here.state(firm).primary();
        here.rotate(firm);
        KeyState now = here.state(firm);
        assertThat(now.fields()).hasSize(2);
        assertThat(now.trail()).hasSize(2);
        assertThat(now.primary()).isNotEqualTo(former);
        byte[] after = seal(here, COLUMN);
        assertThat(Arrays.copyOf(before, 5)).isEqualTo(former.prefix());
        assertThat(Arrays.copyOf(after, 5)).isEqualTo(now.primary().prefix());
        assertThat(open(here, COLUMN, before)).isEqualTo("known");
        assertThat(open(here, COLUMN, after)).isEqualTo("known");
    }

    @Test
    void anotherServerOpensWhatANewKeySealedAtOnce() {
        seal(there, COLUMN); // it has the keys in its memory
        here.rotate(firm);
        assertThat(open(there, COLUMN, seal(here, COLUMN))).isEqualTo("known");
        assertThat(open(there, TRAIL, seal(here, TRAIL))).isEqualTo("known");
    }

    @Test
    void anotherServerSealsWithTheNewKeyWithoutARestart() {
        seal(there, COLUMN);
        here.rotate(firm);
        byte[] expected = here.state(firm).primary().prefix();
        until(() -> Arrays.equals(Arrays.copyOf(seal(there, COLUMN), 5), expected));
    }

    @Test
    void valuesOfTheTrailHaveKeysOfTheirOwn() {
        byte[] trail = seal(here, TRAIL);
        assertThat(Arrays.copyOf(trail, 5)).isEqualTo(here.state(firm).trail().get(0).prefix());
        here.rotate(firm);
        here.retire(firm, here.primary(firm));
        assertThat(open(here, TRAIL, trail)).isEqualTo("known");
        assertThat(here.state(firm).trail()).hasSize(2);
    }

    @Test
    void manyRotationsAtOnceLoseNoKey() throws Exception {
        List<byte[]> sealed = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> work = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                KeyRing server = i % 2 == 0 ? here : there;
                work.add(() -> {
                    server.rotate(firm);
                    return seal(server, COLUMN);
                });
            }
            for (Future<byte[]> done : pool.invokeAll(work)) {
                sealed.add(done.get());
            }
        } finally {
            pool.shutdown();
        }
        KeyRing fresh = new KeyRing(directory, TestKeys.store(store));
        assertThat(sealed).allSatisfy(value -> assertThat(open(fresh, COLUMN, value)).isEqualTo("known"));
        assertThat(fresh.state(firm).fields()).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void atNoMomentIsAFileMissingOrHalf() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(pool.submit(() -> {
                    int looks = 0;
                    for (; !end.get() || looks == 0; looks++) {
                        KeyState state = there.state(firm);
                        assertThat(state.trouble()).isNull();
                    }
                    return looks;
                }));
            }
            for (int i = 0; i < 30; i++) {
                here.rotate(firm);
                store.put("leadflow-master-" + (i + 2), TestKeys.random());
                here.rewrap(firm);
            }
            end.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            end.set(true);
            pool.shutdown();
        }
    }

    /** Somebody else gave the firm a newer key after values were counted: what the counted one sealed would be lost. */
    @Test
    void noneIsRetiredWhenAnotherIsTheNewestMeanwhile() {
        here.rotate(firm);
        KeyAge counted = here.primary(firm);
        byte[] sealed = seal(here, COLUMN);
        there.rotate(firm);
        assertThat(here.retire(firm, counted)).isFalse();
        assertThat(here.state(firm).fields()).hasSize(3);
        assertThat(open(new KeyRing(directory, TestKeys.store(store)), COLUMN, sealed)).isEqualTo("known");
        assertThat(here.retire(firm, here.primary(firm))).isTrue();
        assertThat(here.state(firm).fields()).hasSize(1);
    }

    @Test
    void aKeyThatIsRetiredOpensNothingMore() {
        byte[] before = seal(here, COLUMN);
        here.rotate(firm);
        byte[] after = seal(here, COLUMN);
        here.retire(firm, here.primary(firm));
        assertThat(here.state(firm).fields()).hasSize(1);
        assertThat(open(here, COLUMN, after)).isEqualTo("known");
        assertThatThrownBy(() -> open(here, COLUMN, before)).isInstanceOf(CipherException.class).isNotInstanceOf(KeysClosed.class);
        assertThatThrownBy(() -> open(new KeyRing(directory, TestKeys.store(store)), COLUMN, before)).isInstanceOf(CipherException.class);
    }

    @Test
    void theMasterKeyChangesWhilePeopleWorkAndTheOldOneGoes() {
        UUID untouched = UUID.randomUUID();
        here.create(untouched);
        byte[] before = seal(here, COLUMN);
        byte[] index = new BlindIndex(here).of(firm, "phone", "1");
        store.put(SECOND, TestKeys.random());
        assertThat(here.state(firm)).satisfies(state -> assertThat(List.of(state.master(), state.newest(), state.isBehind())).isEqualTo(List.of(1, 2, true)));
        here.rewrap(firm);
        assertThat(here.state(firm).isBehind()).isFalse();
        assertThat(open(there, COLUMN, before)).isEqualTo("known"); // with both, before all files are wrapped anew
        assertThat(here.damaged()).isEmpty();
        here.rewrap(untouched);
        store.remove(Secrets.MASTER);
        KeyRing fresh = new KeyRing(directory, TestKeys.store(store));
        assertThat(open(fresh, COLUMN, before)).isEqualTo("known");
        assertThat(new BlindIndex(fresh).of(firm, "phone", "1")).isEqualTo(index);
        assertThat(fresh.damaged()).isEmpty();
    }

    @Test
    void aServerThatStartedBeforeTheNewMasterKeyReadsWhatItWrapped() {
        store.put(SECOND, TestKeys.random());
        here.rewrap(firm); // "there" has not opened this firm yet, and knows the first master key alone
        assertThat(open(there, COLUMN, seal(here, COLUMN))).isEqualTo("known");
    }

    @Test
    void aMasterKeyTakenAwayTooEarlyShowsAndComesBack() {
        store.put(SECOND, TestKeys.random());
        byte[] first = store.remove(Secrets.MASTER);
        assertThat(here.damaged()).containsExactly(firm);
        assertThat(here.state(firm).trouble()).isEqualTo(KeysClosed.Why.UNOPENED);
        assertThatThrownBy(() -> here.rewrap(firm)).isInstanceOf(CipherException.class);
        store.put(Secrets.MASTER, first);
        here.rewrap(firm);
        assertThat(here.damaged()).isEmpty();
    }

    /** A crash leaves some files under the former master key, a file aside, a key that seals nothing yet: each is readable and goes on. */
    @Test
    void aCrashInTheMiddleLeavesEverythingReadable() throws IOException {
        byte[] before = seal(here, COLUMN);
        Path kept = Files.createDirectory(directory.resolve("kept"));
        for (String kind : KeyRing.KINDS) {
            Files.copy(directory.resolve(firm + "." + kind), kept.resolve(kind));
        }
        store.put(SECOND, TestKeys.random());
        here.rewrap(firm);
        for (String undone : KeyRing.KINDS) {
            Files.copy(kept.resolve(undone), directory.resolve(firm + "." + undone), StandardCopyOption.REPLACE_EXISTING);
            Files.write(directory.resolve(firm + "." + undone + ".77.new"), new byte[] {1});
            KeyRing restarted = new KeyRing(directory, TestKeys.store(store));
            assertThat(open(restarted, COLUMN, before)).isEqualTo("known");
            assertThat(restarted.state(firm).isBehind()).isTrue();
            restarted.rewrap(firm);
            assertThat(restarted.state(firm).isBehind()).isFalse();
        }
    }

    @Test
    void keysThatGoAwayWhileTheServerRunsCloseTheFirm() throws IOException {
        byte[] sealed = seal(here, COLUMN);
        UUID other = UUID.randomUUID();
        here.create(other);
        Path file = directory.resolve(firm + ".fields");
        Path aside = Files.move(file, directory.resolve("aside"));
        until(() -> refuses(KeysClosed.Why.MISSING));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> seal(here, COLUMN)).isInstanceOf(KeysClosed.class); // and not now and then
        }
        assertThat(new FieldCipher(here).seal(other, COLUMN, other, "known")).as("other firms go on").isNotNull();
        Files.move(aside, file);
        assertThat(open(here, COLUMN, sealed)).isEqualTo("known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "trail"})
    void aFormerKeysetThatComesBackFromABackupClosesTheFirm(String kind) throws IOException {
        seal(here, COLUMN);
        Path file = directory.resolve(firm + "." + kind);
        Path backup = Files.copy(file, directory.resolve("backup"));
        here.rotate(firm);
        byte[] sealed = seal(here, COLUMN);
        Path good = Files.copy(file, directory.resolve("good"));
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        until(() -> refuses(KeysClosed.Why.OTHER));
        Files.copy(good, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(open(here, COLUMN, sealed)).isEqualTo("known");
    }

    @Test
    void nothingIsLeftAside() throws IOException {
        here.rotate(firm);
        here.rewrap(firm);
        here.retire(firm, here.primary(firm));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(firm + ".fields", firm + ".trail", firm + ".index", "changing");
        }
    }

    private boolean refuses(KeysClosed.Why why) {
        try {
            seal(here, COLUMN);
            return false;
        } catch (KeysClosed e) {
            return e.why() == why;
        }
    }

    private byte[] seal(KeyRing server, String column) {
        return new FieldCipher(server).seal(firm, column, firm, "known");
    }

    private String open(KeyRing server, String column, byte[] sealed) {
        return new FieldCipher(server).open(firm, column, firm, sealed);
    }

    private static void until(Callable<Boolean> condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
                Thread.onSpinWait();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
