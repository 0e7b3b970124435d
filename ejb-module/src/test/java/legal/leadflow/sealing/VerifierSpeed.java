package legal.leadflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long the verifier takes for many entries, every second of which has a change with a sealed value of 60 bytes: no build runs it.
 * {@code mvn -pl ejb-module test -Dtest=VerifierSpeed -Dleadflow.entries=10000000}
 */
class VerifierSpeed {
    private static final int IN_A_SEAL = 5_000;
    private final Path folder = Path.of("target");

    @Test
    void tellsEntriesPerSecond() throws Exception {
        int entries = Integer.getInteger("leadflow.entries", 1_000_000);
        UUID firm = UUID.randomUUID();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = folder.resolve("speed-export");
        Seal last = export(firm, entries, file);
        String unsigned = Head.unsigned(last, 1);
        Signature sign = Signature.getInstance("Ed25519");
        sign.initSign(pair.getPrivate());
        sign.update(Digests.utf8(unsigned));
        String head = Head.line(unsigned, sign.sign());
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long work = system.getProcessCpuTime();
        long begin = System.nanoTime();
        Verification verification = new Verification(List.of(pair.getPublic()));
        try (InputStream lines = Verifier.bytes(file)) {
            assertThat(verification.check(lines, List.of(new BufferedReader(new StringReader(head))))).as(verification.findings().toString()).isTrue();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%s%n%d MB in %s, %.1f s of the processors' time: %d entries/s%n", verification.summary(), Files.size(file) >> 20, took,
                (system.getProcessCpuTime() - work) / 1e9, entries * 1_000L / took.toMillis());
        Files.delete(file);
    }

    private static Seal export(UUID firm, int entries, Path file) throws Exception {
        Seal seal = null;
        byte[] salt = new byte[16];
        byte[] value = new byte[60];
        byte[] root = Digests.plain(value);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("X1|" + firm + "|newest|" + Long.MAX_VALUE / 2 + "\n");
            for (int done = 0, number = 1; done < entries; done += IN_A_SEAL, number++) {
                StringBuilder text = new StringBuilder();
                List<byte[]> leaves = new ArrayList<>();
                for (int i = done; i < done + IN_A_SEAL; i++) {
                    UUID id = new UUID(i, i);
                    String line = Lines.entry(id, 1_800_000_000_000_000L + i, firm, "lead.moved", "DONE", "lead", id, id, id, root, id, i);
                    Leaf leaf = new Leaf(line);
                    text.append(line).append('\n');
                    if (i % 2 == 0) {
                        String change = Lines.change(id, "lead", id, "stage", "CHANGED");
                        String sealed = Lines.value(id, "lead", Digests.value(salt, null, value));
                        leaf.add(change);
                        leaf.add(sealed);
                        text.append(change).append('\n').append(Lines.exported(sealed, salt, null, value)).append('\n');
                    }
                    leaves.add(leaf.hash());
                }
                seal = new Seal(firm, number, done, done + IN_A_SEAL, IN_A_SEAL, done + IN_A_SEAL, Digests.root(leaves), seal == null ? Seal.none() : seal.hash(), done);
                out.write(seal.line() + "\n");
                out.write(text.toString());
            }
            out.write("Z|" + (entries / IN_A_SEAL) + "\n");
        }
        return seal;
    }
}
