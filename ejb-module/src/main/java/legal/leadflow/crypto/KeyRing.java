package legal.leadflow.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of each firm, kept outside the database: a key inside it would come back with every restored backup, and
 * deleting it would destroy nothing. In the directory of system property {@code leadflow.keys} stand two files a firm, both
 * wrapped (AES-256-GCM) by the master key of the credential store: {@code <firm>.fields} a Tink keyset for the field cipher,
 * {@code <firm>.index} the 32 bytes that key the blind index and the name tokens.
 */
@ApplicationScoped
public class KeyRing {
    /** System property: the directory of the wrapped keys. */
    public static final String DIRECTORY = "leadflow.keys";

    private static final Pattern FIRMS_FILE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.fields");
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Inject Secrets secrets;
    private Path directory;
    private Aead master;
    private final Map<UUID, FirmKeys> opened = new ConcurrentHashMap<>();

    /** For CDI. */
    public KeyRing() {
    }

    /** For programs that run outside the server. */
    public KeyRing(Path directory, Secrets secrets) {
        this.secrets = secrets;
        open(directory);
    }

    @PostConstruct
    void open() {
        String configured = System.getProperty(DIRECTORY);
        if (configured == null || configured.isBlank()) {
            throw new CipherException("system property " + DIRECTORY + " does not say where the keys are");
        }
        open(Path.of(configured));
    }

    private void open(Path keys) {
        try {
            AeadConfig.register();
            directory = Files.isDirectory(keys) ? keys : Files.createDirectories(keys, OWNER_ONLY_DIRECTORY);
            AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(32).setIvSizeBytes(12).setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX).build();
            AesGcmKey key = AesGcmKey.builder().setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(secrets.secret(Secrets.MASTER), InsecureSecretKeyAccess.get())).build();
            master = KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary()).build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("the key ring cannot be opened", e);
        }
    }

    /** @throws CipherException when the firm has no key, or it does not open with this master key */
    FirmKeys of(UUID firm) {
        FirmKeys keys = opened.get(firm);
        return keys != null ? keys : opened.computeIfAbsent(firm, this::read);
    }

    /** The firms that have keys here, from the names of the files. */
    public Set<UUID> firms() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> FIRMS_FILE.matcher(file.getFileName().toString())).filter(Matcher::matches).map(name -> UUID.fromString(name.group(1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new CipherException("the folder of the keys cannot be read", e);
        }
    }

    /** Firms with key files here that are incomplete, or do not open with this master key as they lie on the disk now. */
    public Set<UUID> damaged() {
        return firms().stream().filter(firm -> {
            try {
                read(firm);
                return false;
            } catch (CipherException e) {
                return true;
            }
        }).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether both of the firm's key files are there; not whether they open. */
    public boolean has(UUID firm) {
        return Files.exists(file(firm, "fields")) && Files.exists(file(firm, "index"));
    }

    /**
     * Makes the keys of a new firm; existing keys are never written over, whoever made them meanwhile. After a crash between the two files
     * the missing one is made: nothing can have been sealed without both.
     */
    public void create(UUID firm) {
        try {
            KeysetHandle fields = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            write(file(firm, "fields"), TinkProtoKeysetFormat.serializeEncryptedKeyset(fields, master, place(firm, "fields"), RegistryConfiguration.get()));
            byte[] index = new byte[32];
            new SecureRandom().nextBytes(index);
            write(file(firm, "index"), master.encrypt(index, place(firm, "index")));
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("no key could be made for firm " + firm, e);
        }
    }

    private FirmKeys read(UUID firm) {
        try {
            KeysetHandle fields = TinkProtoKeysetFormat.parseEncryptedKeyset(Files.readAllBytes(file(firm, "fields")), master, place(firm, "fields"),
                    RegistryConfiguration.get());
            byte[] index = master.decrypt(Files.readAllBytes(file(firm, "index")), place(firm, "index"));
            return new FirmKeys(fields.getPrimitive(RegistryConfiguration.get(), Aead.class), index);
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("the key of firm " + firm + " does not open", e);
        }
    }

    /**
     * Written aside, forced to disk, then linked to its name, then the name forced to disk: after a crash there is a whole key or none, and of two
     * nodes that make it at once the second finds the first one's. A rename would silently put the second key over the first.
     */
    private void write(Path file, byte[] wrapped) throws IOException {
        Path aside = Files.createTempFile(directory, file.getFileName() + ".", ".new", OWNER_ONLY);
        try {
            Files.write(aside, wrapped, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return; // the key that is there is the firm's
        } finally {
            Files.delete(aside);
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path file(UUID firm, String kind) {
        return directory.resolve(firm + "." + kind);
    }

    private static byte[] place(UUID firm, String kind) {
        return ("leadflow key " + kind + " " + firm).getBytes(StandardCharsets.UTF_8);
    }

    /** What one firm's keys open. */
    record FirmKeys(Aead fields, byte[] index) {
        @Override
        public String toString() {
            return "FirmKeys";
        }
    }
}
