package legal.leadflow.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The keys of each firm, kept outside the database: a key inside it would come back with every restored backup, and
 * deleting it would destroy nothing. In the directory of system property {@code leadflow.keys} stand three files a firm, all
 * wrapped (AES-256-GCM) by a master key of the credential store: {@code <firm>.fields} and {@code <firm>.trail}, Tink keysets of the
 * field cipher, the second for the audit trail's values; {@code <firm>.index}, the 32 bytes that key the blind index and the name tokens.
 * Another server may change them: each is looked at once a second, and when a value names a key that is not known here.
 */
@ApplicationScoped
public class KeyRing {
    /** System property: the directory of the wrapped keys. */
    public static final String DIRECTORY = "leadflow.keys";
    static final String FIELDS = "fields";
    static final String TRAIL = "trail";
    static final String INDEX = "index";
    static final List<String> KINDS = List.of(FIELDS, TRAIL, INDEX);
    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    @Inject Secrets secrets;
    private KeyFolder folder;
    private volatile Masters masters;
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
            folder = new KeyFolder(keys);
            masters = Masters.of(secrets);
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("the key ring cannot be opened", e);
        }
    }

    /** @throws KeysClosed when the firm has no key, or it does not open with a master key of the store, or a former one came back, or another index key */
    FirmKeys of(UUID firm) {
        FirmKeys keys = opened.get(firm);
        boolean same = keys != null && keys.isTrusted() && (!keys.isDue(LOOK) || folder.stamp(firm).equals(keys.stamp));
        return same ? keys : again(firm);
    }

    /** For a value that names a key that is not known here: another server may have made it this very moment. */
    FirmKeys again(UUID firm) {
        return opened.compute(firm, (id, before) -> {
            try {
                FirmKeys now = read(id, masters);
                if (before != null && (isFormer(before.fieldKeys(), now.fieldKeys()) || isFormer(before.trailKeys(), now.trailKeys()) || !before.hasSameIndex(now))) {
                    throw KeysClosed.other(id);
                }
                return now;
            } catch (KeysClosed e) {
                if (before != null) {
                    before.distrust(); // it stays for comparison; what is sealed with keys that are in the memory alone is lost at the next start
                }
                throw e;
            }
        });
    }

    /** Keys are numbered by time: a newest key that is older than the one before, which is gone, comes from an old backup. */
    private static boolean isFormer(KeysetHandle before, KeysetHandle now) {
        int known = before.getPrimary().getId();
        return !FirmKeys.ids(now).contains(known) && Integer.compareUnsigned(now.getPrimary().getId(), known) < 0;
    }

    /** The firms that have keys here, from the names of the files. */
    public Set<UUID> firms() {
        try {
            return folder.firms();
        } catch (IOException e) {
            throw new CipherException("the folder of the keys cannot be read", e);
        }
    }

    /** Firms with key files here that are incomplete, or do not open with a master key of the store as both are now. */
    public Set<UUID> damaged() {
        Masters now = Masters.of(secrets);
        return firms().stream().filter(firm -> state(firm, now).trouble() != null).collect(Collectors.toUnmodifiableSet());
    }

    /** How the files of all firms stand on the disk now. */
    public List<KeyState> states() {
        Masters now = Masters.of(secrets);
        return firms().stream().sorted().map(firm -> state(firm, now)).toList();
    }

    /** How the firm's files stand on the disk now. */
    public KeyState state(UUID firm) {
        return state(firm, Masters.of(secrets));
    }

    private KeyState state(UUID firm, Masters now) {
        try {
            FirmKeys keys = read(firm, now);
            return new KeyState(firm, null, FirmKeyset.ages(keys.fieldKeys()), FirmKeyset.ages(keys.trailKeys()), keys.master, now.newestNumber());
        } catch (KeysClosed e) {
            return new KeyState(firm, e.why(), List.of(), List.of(), 0, now.newestNumber());
        }
    }

    /** The key that seals the firm's values now. */
    public KeyAge primary(UUID firm) {
        return new KeyAge(of(firm).fieldKeys().getPrimary().getId(), true);
    }

    /** Whether all of the firm's key files are there; not whether they open. */
    public boolean has(UUID firm) {
        return KINDS.stream().allMatch(kind -> folder.has(firm, kind));
    }

    /** Whether the keys as they are now were found to be those of the firm's values; see {@link #prove}. */
    public boolean isProved(UUID firm) {
        return of(firm).isProved();
    }

    /** Notes that the keys as they are now open what the firm's row keeps as a proof; files that change have to be proved anew. */
    public void prove(UUID firm) {
        of(firm).prove();
    }

    /**
     * Makes the keys of a new firm; existing keys are never written over, whoever made them meanwhile. After a crash between the files
     * the missing ones are made: nothing can have been sealed without all.
     */
    public void create(UUID firm) {
        try {
            Masters now = Masters.of(secrets);
            folder.add(firm, FIELDS, wrap(FirmKeyset.first(), now, firm, FIELDS));
            folder.add(firm, TRAIL, wrap(FirmKeyset.first(), now, firm, TRAIL));
            byte[] index = new byte[32];
            new SecureRandom().nextBytes(index);
            folder.add(firm, INDEX, now.newest().encrypt(index, place(firm, INDEX)));
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("no key could be made for firm " + firm, e);
        }
    }

    /**
     * Gives the firm new keys for its values and its trail; the former ones still open what they sealed. Each new key is on every disk before it seals
     * anything: it is added first and put to use by a second replacement, so that neither a crash nor another server can lose it.
     */
    public void rotate(UUID firm) {
        change(firm, now -> {
            for (String kind : List.of(FIELDS, TRAIL)) {
                KeysetHandle more = FirmKeyset.added(keyset(firm, kind, now));
                folder.replace(firm, kind, wrap(more, now, firm, kind));
                folder.replace(firm, kind, wrap(FirmKeyset.newestFirst(more), now, firm, kind));
            }
        });
    }

    /** Wraps the firm's files by the newest master key of the store, one after the other; any of them may be left by a crash as it was. */
    public void rewrap(UUID firm) {
        change(firm, now -> {
            for (String kind : List.of(FIELDS, TRAIL)) {
                folder.replace(firm, kind, wrap(keyset(firm, kind, now), now, firm, kind));
            }
            folder.replace(firm, INDEX, now.newest().encrypt(of(firm).index(), place(firm, INDEX)));
        });
    }

    /**
     * Takes all keys but the newest away from the firm's values. Only after it was made sure that none of them sealed a value that is still there:
     * what it sealed is lost for good.
     *
     * @param newest which that was made sure of
     * @return false, and none is taken away, when another key is the newest meanwhile: what {@code newest} sealed would be lost
     */
    public boolean retire(UUID firm, KeyAge newest) {
        boolean[] done = new boolean[1];
        change(firm, now -> {
            if (keyset(firm, FIELDS, now).getPrimary().getId() == newest.id()) {
                folder.replace(firm, FIELDS, wrap(FirmKeyset.primaryAlone(keyset(firm, FIELDS, now)), now, firm, FIELDS));
                done[0] = true;
            }
        });
        return done[0];
    }

    private interface Change {
        void with(Masters now) throws IOException, GeneralSecurityException;
    }

    private void change(UUID firm, Change change) {
        try {
            folder.alone(() -> {
                Masters now = Masters.of(secrets);
                read(firm, now); // all must open before one is changed
                change.with(now);
                return null;
            });
        } catch (GeneralSecurityException | IOException e) {
            throw new CipherException("the keys of firm " + firm + " could not be changed", e);
        }
        again(firm);
    }

    /** Master keys are asked for anew after the files were read: one may have been added since, and have wrapped them. */
    private FirmKeys read(UUID firm, Masters known) {
        try {
            String stamp = folder.stamp(firm);
            Files files = new Files(folder.read(firm, FIELDS), folder.read(firm, TRAIL), folder.read(firm, INDEX));
            try {
                return files.open(firm, known, stamp);
            } catch (GeneralSecurityException e) {
                masters = Masters.of(secrets);
                return files.open(firm, masters, stamp);
            }
        } catch (NoSuchFileException e) {
            throw new KeysClosed(firm, KeysClosed.Why.MISSING, e);
        } catch (GeneralSecurityException | IOException e) {
            throw new KeysClosed(firm, KeysClosed.Why.UNOPENED, e);
        }
    }

    /** A firm's files as they were read. */
    private record Files(byte[] fields, byte[] trail, byte[] index) {
        FirmKeys open(UUID firm, Masters by, String stamp) throws GeneralSecurityException {
            return new FirmKeys(keyset(fields, firm, FIELDS, by), keyset(trail, firm, TRAIL, by), by.open(master -> master.decrypt(index, place(firm, INDEX))), stamp);
        }

        @Override
        public String toString() {
            return "files of keys";
        }
    }

    private KeysetHandle keyset(UUID firm, String kind, Masters by) throws IOException, GeneralSecurityException {
        return keyset(folder.read(firm, kind), firm, kind, by).content();
    }

    private static Masters.Opened<KeysetHandle> keyset(byte[] wrapped, UUID firm, String kind, Masters by) throws GeneralSecurityException {
        return by.open(master -> TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, place(firm, kind), RegistryConfiguration.get()));
    }

    private static byte[] wrap(KeysetHandle keys, Masters by, UUID firm, String kind) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, by.newest(), place(firm, kind), RegistryConfiguration.get());
    }

    private static byte[] place(UUID firm, String kind) {
        return ("leadflow key " + kind + " " + firm).getBytes(StandardCharsets.UTF_8);
    }
}
