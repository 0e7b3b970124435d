package legal.leadflow.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.OpenCipher;
import legal.leadflow.crypto.OpenIndex;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.setup.Installation;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.SealingContext;
import legal.leadflow.stack.Stack;

/** Installs the firms as an administrator does, and fills them as superuser, several at once. */
final class Population {
    private static final int AT_ONCE = 2;
    private final Stack stack;
    private final Secrets secrets;
    private final KeyRing keys;
    private final Sizes sizes;

    Population(Stack stack, Sizes sizes) {
        this.stack = stack;
        this.sizes = sizes;
        secrets = stack.productSecrets();
        Path folder = stack.folders().firmKeys();
        keys = new KeyRing(folder, secrets);
    }

    /** The cipher of such firms. */
    FieldCipher cipher(boolean bare) {
        return bare ? new OpenCipher() : new FieldCipher(keys);
    }

    BlindIndex index(boolean bare) {
        return bare ? new OpenIndex() : new BlindIndex(keys);
    }

    void load(Consumer<String> progress) throws SQLException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Instant begin = Instant.now();
        try {
            List<Future<?>> firms = new ArrayList<>();
            for (BenchFirm firm : BenchFirm.all(sizes)) {
                firms.add(threads.submit(() -> {
                    load(firm);
                    return null;
                }));
            }
            int done = 0;
            for (Future<?> one : firms) {
                one.get();
                if (++done % Math.max(1, firms.size() / 10) == 0) {
                    progress.accept(done + " of " + firms.size() + " firms after " + java.time.Duration.between(begin, Instant.now()).toSeconds() + " s");
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a firm could not be loaded", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        try (Connection connection = stack.database().asSuperuser().getConnection(); Statement vacuum = connection.createStatement()) {
            vacuum.execute("vacuum party, party_phone, party_token, lead, lead_stage_change"); // reading would write hint bits else
            vacuum.execute("checkpoint");
        }
    }

    private void load(BenchFirm firm) throws SQLException {
        new Installation(stack.database().as("leadflow_owner"), secrets).addFirm(firm.id(), "Bench " + firm.number(), ZoneId.of("America/Chicago"), Currency.getInstance("USD"));
        if (!keys.has(firm.id())) { // firms in the clear too: the server without protection still looks whether there are keys
            keys.create(firm.id());
        }
        FieldCipher cipher = cipher(firm.bare());
        try (Connection connection = stack.database().asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                settings.execute("set local session_replication_role = replica"); // no look-up of each foreign key
                settings.execute("set local synchronous_commit = off");
            }
            new FirmContext(new ContextKeys(secrets)).enter(connection, firm.id(), SealingContext.NOBODY, Right.LEADS.bit() | Right.KEYS.bit()); // only who opens leads counts them, only the work on keys proves them
            try (PreparedStatement set = connection.prepareStatement("update firm set key_check = ?, next_lead = ? where id = ?")) {
                set.setBytes(1, KeyProof.of(firm.id(), cipher, keys));
                set.setLong(2, sizes.leads() + 1L);
                set.setObject(3, firm.id());
                set.executeUpdate();
            }
            new FirmRows(firm, cipher, index(firm.bare()), connection).write(sizes.leads());
            connection.commit();
        }
    }
}
