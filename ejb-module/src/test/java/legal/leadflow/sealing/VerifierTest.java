package legal.leadflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor reads and what the program ends with. */
class VerifierTest {
    private static final UUID FIRM = new UUID(1, 2);
    @TempDir
    Path folder;
    private Path export;
    private Path heads;
    private Path key;
    private String told;
    private String toldOfFailure;

    @BeforeEach
    void write() throws IOException, GeneralSecurityException {
        String entry = Lines.entry(FIRM, 1_800_000_000_000_000L, FIRM, "lead.viewed", "DONE", "lead", FIRM, FIRM, FIRM, null, FIRM, 7);
        Seal seal = new Seal(FIRM, 1, 0, 8, 1, 1, Digests.root(List.of(new Leaf(entry).hash())), Seal.none(), 1_800_000_001_000_000L);
        export = Files.writeString(folder.resolve("export.txt"), "X1|" + FIRM + "|newest|1800000100000000\n" + seal.line() + "\n" + entry + "\nZ|1\n");
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature sign = Signature.getInstance("Ed25519");
        sign.initSign(pair.getPrivate());
        sign.update(Digests.utf8(Head.unsigned(seal, 1)));
        heads = Files.writeString(folder.resolve("heads"), Head.line(Head.unsigned(seal, 1), sign.sign()) + "\n");
        key = Files.writeString(folder.resolve("heads.1.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void whatFitsIsTold() {
        assertThat(verify(export, heads, key)).isZero();
        assertThat(told).startsWith("FITS   firm " + FIRM).contains("signed up to seal 1;").endsWith("0 findings\n");
        assertThat(toldOfFailure).isEmpty();
    }

    @Test
    void whatWasChangedIsFoundAndTheLastLineSaysSo() throws IOException {
        Files.writeString(export, Files.readString(export).replace("|DONE|", "|FAILED|"));
        assertThat(verify(export, heads, key)).isOne();
        assertThat(told.lines()).satisfiesExactly(found -> assertThat(found).startsWith("FOUND  seal 1 does not fit its entries"),
                last -> assertThat(last).startsWith("BROKEN firm " + FIRM).endsWith("1 findings"));
    }

    @Test
    void anExportAloneIsToldWhatItLacks() {
        assertThat(verify(export)).isEqualTo(2);
        assertThat(toldOfFailure).contains("an export alone shows nothing", "the files of signed heads and the public key", "heads.1.pem", "usage: java -jar");
        assertThat(verify(export, key)).isEqualTo(2);
        assertThat(toldOfFailure).contains("the files of signed heads\n").doesNotContain("public key that");
        assertThat(verify(export, heads)).isEqualTo(2);
        assertThat(toldOfFailure).contains("give the public key that").doesNotContain("files of signed heads");
        assertThat(verify()).isEqualTo(2);
        assertThat(toldOfFailure).contains("no export is given", "usage: java -jar");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        for (Path missing : List.of(export, heads, key)) {
            byte[] text = Files.readAllBytes(missing);
            Files.delete(missing);
            assertThat(verify(export, heads, key)).isEqualTo(2);
            assertThat(toldOfFailure).isEqualTo("cannot be checked: there is no file " + missing + "\n");
            Files.write(missing, text);
        }
    }

    @Test
    void filesOfAnotherKindAreNamedWithoutJavasWords() throws IOException {
        Path cut = Files.writeString(folder.resolve("heads.gz"), "no gzip");
        assertThat(verify(export, cut, key)).isEqualTo(2);
        assertThat(toldOfFailure).contains("ends with .gz is not compressed");
        for (String letters : List.of("AAAA", "A")) { // no key; no base64
            Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN PUBLIC KEY-----\n" + letters + "\n-----END PUBLIC KEY-----\n");
            assertThat(verify(export, heads, other)).isEqualTo(2);
            assertThat(toldOfFailure).contains(other + " is no public key as the server writes it");
        }
        assertThat(verify(heads, export, key)).isEqualTo(2);
        assertThat(toldOfFailure).isEqualTo("cannot be checked: this is no export of an audit trail\n");
        Files.writeString(export, "X1|no id|newest|1\n");
        assertThat(verify(export, heads, key)).isEqualTo(2);
        assertThat(toldOfFailure).contains(export + " is not of an export's form").doesNotContain("Exception");
    }

    private int verify(Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Verifier.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.of(files).map(Path::toString).toArray(String[]::new));
        told = out.toString(StandardCharsets.UTF_8);
        toldOfFailure = err.toString(StandardCharsets.UTF_8);
        return code;
    }
}
