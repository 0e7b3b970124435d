package legal.leadflow.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes from before they had a table of their own: the migration once more, on calls as they were, as its owner runs it; all of it undone. */
class CallNotesMovedIT {
    private static final Path MIGRATION = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("src/main/resources/db/migration/V0215__calls_notes_apart.sql");
    private UUID firm;
    private final UUID renata = UUID.randomUUID();
    private final UUID marcus = UUID.randomUUID();
    private Connection owner;

    @BeforeEach
    void asItWasBefore() throws SQLException {
        firm = TestFirms.create();
        owner = TestDatabase.superuser().getConnection();
        owner.setAutoCommit(false);
        run("drop table call_note; drop trigger keeps on call; drop function call_keep(); alter table call add column note bytea");
    }

    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void eachNoteIsThereAndCertainlyOnesOwnOrNobodys() throws SQLException, IOException {
        UUID own = call("As Renata heard it", 0, null, renata, renata, true);
        UUID older = call("From before it was told by whom", 0, null, renata, renata, false);
        UUID changed = call("Somebody changed the call", 1, null, renata, marcus, true);
        UUID again = call("Renata changed it, and who between?", 2, null, renata, renata, true);
        UUID delivered = call("A provider said", 0, UUID.randomUUID(), marcus, marcus, false);
        UUID silent = call(null, 0, null, renata, renata, false);
        run("set local role leadflow_owner; " + Files.readString(MIGRATION) + "; reset role");

        Map<UUID, String> writers = new LinkedHashMap<>();
        Map<UUID, String> texts = new LinkedHashMap<>();
        try (PreparedStatement ask = owner.prepareStatement("select id, by_id, text from call_note where firm_id = ? and version = 0 and at = '2026-01-02'")) {
            ask.setObject(1, firm);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    writers.put(id, row.getString(2));
                    texts.put(id, TestFirms.CIPHER.open(firm, CallNote.TEXT, id, row.getBytes(3)));
                }
            }
        }
        assertThat(writers).containsOnlyKeys(own, older, changed, again, delivered).doesNotContainKey(silent);
        assertThat(writers.get(own)).isEqualTo(renata.toString());
        assertThat(writers.get(older)).isEqualTo(renata.toString());
        for (UUID nobodys : new UUID[] {changed, again, delivered}) {
            assertThat(writers.get(nobodys)).as(texts.get(nobodys)).isNull();
        }
        assertThat(texts.values()).contains("As Renata heard it", "A provider said");
        assertThat(flag(older)).as("somebody of the firm set it").isTrue();
        assertThat(flag(delivered)).isFalse();
        assertThat(flag(silent)).isFalse();
    }

    private UUID call(String note, int version, UUID run, UUID created, UUID by, boolean byHand) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = owner.prepareStatement("insert into call (firm_id, id, version, direction, started_at, outcome, import_id, note, note_by_hand, created_at, created_by, changed_at, changed_by)"
                + " values (?, ?, ?, 'INBOUND', now(), 'ANSWERED', ?, ?, ?, '2026-01-01', ?, '2026-01-02', ?)")) {
            Object[] values = {firm, id, version, run, TestFirms.CIPHER.seal(firm, CallNote.TEXT, id, note), byHand, created, by};
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        return id;
    }

    private boolean flag(UUID call) throws SQLException {
        try (PreparedStatement ask = owner.prepareStatement("select note_by_hand from call where id = ?")) {
            ask.setObject(1, call);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
