package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * {@code java -jar leadflow-audit-verifier.jar EXPORT HEADS... KEY.pem...}: checks an export of the audit trail against the signed heads, without server and database.
 * Files that were rotated are given all, compressed or not, in any order. Ends with 0 when everything fits, 1 when something was found, 2 when it could not be checked, 3 when
 * nothing was found and erasures rest on the export's own word ({@link Verification#claimed}).
 */
public final class Verifier {
    private static final String USAGE = "usage: java -jar leadflow-audit-verifier.jar EXPORT HEADS... PUBLICKEY.pem...";
    private static final int NOT_CHECKED = 2;

    private Verifier() {
    }

    /** @param arguments the export, then files of heads, and public keys as PEM */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** As on the command line. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> pems = Stream.of(arguments).filter(Verifier::isKey).toList();
        List<String> others = Stream.of(arguments).filter(file -> !isKey(file)).toList();
        String missing = missing(pems, others);
        if (missing != null) {
            err.println(missing);
            err.println(USAGE);
            return NOT_CHECKED;
        }
        List<BufferedReader> heads = new ArrayList<>();
        try (InputStream export = bytes(Path.of(others.get(0)))) {
            List<PublicKey> keys = new ArrayList<>();
            for (String pem : pems) {
                keys.add(key(Path.of(pem)));
            }
            for (String file : others.subList(1, others.size())) {
                heads.add(reader(Path.of(file)));
            }
            return tell(out, new Verification(keys), export, heads);
        } catch (NoSuchFileException e) {
            return notChecked(err, "there is no file " + e.getFile());
        } catch (AccessDeniedException e) {
            return notChecked(err, "the file " + e.getFile() + " may not be read by who runs this");
        } catch (EOFException | ZipException e) {
            return notChecked(err, "a file whose name ends with .gz is not compressed, or cut off");
        } catch (OutOfMemoryError e) {
            return notChecked(err, "a seal of the export is larger than the memory: java -Xmx4g -jar ..., or more");
        } catch (IOException e) {
            return notChecked(err, e.getMessage());
        } catch (RuntimeException e) { // the export's first line has the parts that it should, and not what belongs there
            return notChecked(err, others.get(0) + " is not of an export's form: " + e.getMessage());
        } finally {
            heads.forEach(Verifier::close);
        }
    }

    private static boolean isKey(String file) {
        return file.endsWith(".pem");
    }

    /** What has to be given besides; null when nothing is missing. */
    private static String missing(List<String> pems, List<String> others) {
        if (others.isEmpty()) {
            return "no export is given";
        }
        if (others.size() == 1 || pems.isEmpty()) {
            return "an export alone shows nothing, for whoever wrote it could have made up its seals: give " + (others.size() == 1 ? "the files of signed heads" : "")
                    + (others.size() == 1 && pems.isEmpty() ? " and " : "") + (pems.isEmpty() ? "the public key that they are signed with, such as heads.1.pem" : "");
        }
        return null;
    }

    private static int tell(PrintStream out, Verification verification, InputStream export, List<BufferedReader> heads) throws IOException {
        boolean fits = verification.check(export, heads);
        verification.findings().forEach(finding -> out.println("FOUND  " + finding));
        boolean open = fits && verification.claimed() > 0;
        out.println((open ? "OPEN   " : fits ? "FITS   " : "BROKEN ") + verification.summary());
        return open ? 3 : fits ? 0 : 1;
    }

    private static int notChecked(PrintStream err, String why) {
        err.println("cannot be checked: " + why);
        return NOT_CHECKED;
    }

    private static PublicKey key(Path pem) throws IOException {
        try {
            return key(Files.readString(pem));
        } catch (GeneralSecurityException | IllegalArgumentException | MalformedInputException e) {
            throw new IOException(pem + " is no public key as the server writes it beside the heads", e);
        }
    }

    /** Of a file of heads; {@code .gz} is decompressed. */
    public static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    }

    /** Of an export or a file of heads; {@code .gz} is decompressed. */
    static InputStream bytes(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** @param pem an Ed25519 key, X.509 in PEM */
    public static PublicKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
