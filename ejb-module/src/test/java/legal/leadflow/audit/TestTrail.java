package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Verification;
import legal.leadflow.sealing.Verifier;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/** A firm's trail that is written, sealed, exported and verified as the server does it, in the real database. */
final class TestTrail {
    static final Secrets SECRETS = Secrets.of(Map.of(Secrets.MASTER, TestFirms.SECRETS.secret(Secrets.MASTER), Secrets.CONTEXT_PREFIX + 1,
            TestFirms.SECRETS.secret(Secrets.CONTEXT_PREFIX + 1), Secrets.AUDIT_PREFIX + 1, new byte[32]));
    final AuditWriter writer = new AuditWriter(TestFirms.CIPHER);
    final UUID firm;
    final UUID person = UUID.randomUUID();
    /** In the order in which they were written. */
    final List<UUID> entries = new ArrayList<>();
    final SealerWatch sealer;
    private final Path folder;

    /** @param folder where the heads go, as {@code heads} */
    TestTrail(Path folder) throws SQLException {
        this(folder, TestFirms.create());
    }

    private TestTrail(Path folder, UUID firm) {
        this(folder, firm, newSealer(firm));
        System.setProperty(HeadPlaces.FIRST, folder.resolve("heads").toString());
    }

    /** @param sealer of another trail in the same folder */
    TestTrail(Path folder, SealerWatch sealer) throws SQLException {
        this(folder, TestFirms.create(), sealer);
    }

    private TestTrail(Path folder, UUID firm, SealerWatch sealer) {
        this.folder = folder;
        this.firm = firm;
        this.sealer = sealer;
    }

    /** The same firm's trail, sealed by another. */
    TestTrail with(SealerWatch other) {
        return new TestTrail(folder, firm, other);
    }

    /** Another node's, or that of a server that was started again: it looks at all firms first, here at these. */
    static SealerWatch newSealer(UUID... firms) {
        return new SealerWatch(TestFirms.sealing(), TestFirms.ringOf(firms), SECRETS);
    }

    Path heads() {
        return folder.resolve("heads");
    }

    Caller caller() {
        return new Caller(firm, person, Set.of(Role.RECEPTIONIST), "");
    }

    /** A call about a lead, with a changed field and from an address, or with a detail and from none. */
    void write(boolean change) throws SQLException {
        AuditScope scope = new AuditScope(change ? "lead.moved" : "lead.viewed");
        scope.about("lead", UUID.randomUUID());
        scope.detail = change ? null : "searched";
        if (change) {
            scope.changes.add(new FieldChange("lead", scope.subject, "stage", FieldChange.Kind.CHANGED, "NEW", "CONTACTED"));
        }
        Origin.set(change ? new Origin("192.0.2.7", UUID.randomUUID()) : null);
        try {
            write(scope);
        } finally {
            Origin.set(null);
        }
    }

    void write(AuditScope scope) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, Right.FIRM)) {
            writer.write(connection, caller(), scope, Outcome.DONE);
            connection.commit();
        }
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement newest = connection.prepareStatement(
                "select id from audit_entry where firm_id = ? order by xid desc limit 1")) {
            newest.setObject(1, firm);
            try (var row = newest.executeQuery()) {
                row.next();
                entries.add(row.getObject(1, UUID.class));
            }
        }
    }

    /** Other tests' transactions hold the horizon back for moments: until everything of this firm is sealed. */
    void seal() throws Exception {
        sealAllBut(0);
    }

    /** As {@link #seal}, where so many entries can never be. */
    void sealAllBut(long never) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        do {
            sealer.run(TestDatabase.app());
            assertThat(System.nanoTime()).as("sealed in time; trouble " + sealer.status()).isLessThan(end);
        } while (count("select count(*) from audit_entry e where firm_id = ? and not exists"
                + " (select from audit_seal s where s.firm_id = e.firm_id and e.xid >= s.from_xid and e.xid < s.to_xid)") > never);
    }

    long seals() throws SQLException {
        return count("select count(*) from audit_seal where firm_id = ?");
    }

    /** @param query takes the firm */
    long count(String query) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement count = connection.prepareStatement(query)) {
            count.setObject(1, firm);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** A transaction of a superuser in which the trail's triggers are off: the caller rolls it back. */
    static Connection asWhoeverOwnsTheDatabase() throws SQLException {
        Connection connection = TestDatabase.superuser().getConnection();
        connection.setAutoCommit(false);
        for (String table : List.of("audit_seal", "audit_retired", "audit_retired_part", "audit_entry", "audit_change", "audit_value")) {
            run(connection, "alter table " + table + " disable trigger append_only");
            run(connection, "do $$ declare p regclass; begin for p in select inhrelid from pg_inherits where inhparent = '" + table
                    + "'::regclass loop execute format('alter table %s disable trigger append_only', p); end loop; end $$");
        }
        return connection;
    }

    /** For good, with the triggers on again afterwards. */
    static void owning(String sql) throws SQLException {
        try (Connection connection = asWhoeverOwnsTheDatabase()) {
            run(connection, sql);
            run(connection, "do $$ declare t regclass; begin for t in select tgrelid from pg_trigger where tgname = 'append_only' loop"
                    + " execute format('alter table %s enable always trigger append_only', t); end loop; end $$");
            connection.commit();
        }
    }

    static int run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    String export() throws Exception {
        try (Connection connection = TestFirms.enter(firm, person, Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            return export(connection);
        }
    }

    /** As the application writes it: everything up to the newest seal. */
    String export(Connection connection) throws Exception {
        StringBuilder out = new StringBuilder(SealedExport.head(firm, true, SealedLines.micros(OffsetDateTime.now()))).append(SealedExport.retired(connection, firm));
        int seals = SealedExport.write(connection, firm, 1, Long.MAX_VALUE, 1_000, out);
        return out.append(SealedExport.erasedLater(connection, firm, seals)).append(SealedExport.end(seals)).toString();
    }

    Verification verified(String export) throws Exception {
        Verification verification = new Verification(List.of(Verifier.key(Files.readString(folder.resolve("heads.1.pem")))));
        try (BufferedReader lines = Files.newBufferedReader(heads())) {
            verification.check(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), List.of(lines));
        }
        return verification;
    }

    /** In English. */
    List<String> findings(String export) throws Exception {
        return verified(export).findings().stream().map(Object::toString).toList();
    }
}
