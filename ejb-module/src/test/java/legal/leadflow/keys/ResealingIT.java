package legal.leadflow.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.KeyAge;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.tenancy.Right;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealing a firm's values anew: every sealed column of every table, beside people who work, and nothing else. */
class ResealingIT {
    private static final UUID ADMIN = UUID.randomUUID();
    private static Connection superuser;
    private UUID firm;
    private final Map<String, byte[]> planted = new LinkedHashMap<>();
    private final Map<String, UUID> ids = new LinkedHashMap<>();
    /** Under which place a column's values are sealed. */
    private final Map<String, String> places = new LinkedHashMap<>();

    @BeforeAll
    static void connect() throws SQLException {
        superuser = TestDatabase.superuser().getConnection();
        superuser("set session_replication_role = replica"); // a planted row refers to nothing
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @BeforeEach
    void aRowInEverySealedTable() throws SQLException {
        firm = TestFirms.create();
        plant(firm);
    }

    @Test
    void everyColumnThatIsMarkedAsSealedIsFoundWithAnIdOfItsRow() throws SQLException {
        try (Connection app = context()) {
            Set<String> found = new TreeSet<>();
            for (SealedTable table : SealedTable.all(app)) {
                table.columns().keySet().forEach(column -> found.add(table.name() + "." + column));
            }
            assertThat(found).contains("party.given_name", "lead_note.text", "call_note.text", "call_draft.content", "import_chunk.content", "staff.name", "firm.key_check")
                    .noneMatch(column -> column.startsWith("audit_"));
            assertThat(found).hasSizeGreaterThanOrEqualTo(27);
        }
    }

    @Test
    void everyValueIsSealedWithTheNewestKeyAndSaysTheSame() throws SQLException {
        TestFirms.KEYS.rotate(firm);
        byte[] prefix = TestFirms.KEYS.primary(firm).prefix();
        assertThat(left()).isEqualTo(ids.size());
        reseal();
        assertThat(left()).isZero();
        for (String column : planted.keySet()) {
            byte[] now = stored(column);
            assertThat(Arrays.copyOf(now, 5)).as(column).isEqualTo(prefix);
            assertThat(TestFirms.CIPHER.open(firm, places.get(column), ids.get(table(column)), now)).startsWith(column.equals("firm.key_check") ? "leadflow|" : "said in " + column);
        }
        assertThat(places).containsEntry("call_note.text", "call.note").containsEntry("lead_note.text", "lead_note.text");
        assertThat(TestFirms.KEYS.retire(firm, TestFirms.KEYS.primary(firm))).isTrue();
        for (String column : planted.keySet()) {
            assertThat(TestFirms.CIPHER.open(firm, places.get(column), ids.get(table(column)), stored(column))).isNotNull();
        }
    }

    /** A call that was saved leaves its draft's row without content. */
    @Test
    void whatIsEmptyIsNothingToSealAnew() throws SQLException {
        superuser("update call_draft set content = '' where firm_id = ?", firm);
        TestFirms.KEYS.rotate(firm);
        assertThat(left()).isEqualTo(ids.size() - 1);
        reseal();
        assertThat(left()).isZero();
    }

    @Test
    void versionsStayAsTheyAreSoThatNobodysEditIsRefused() throws SQLException {
        int before = Integer.parseInt(ask("select version from party where firm_id = ?", firm).get(0));
        TestFirms.KEYS.rotate(firm);
        reseal();
        assertThat(ask("select version from party where firm_id = ?", firm)).containsExactly(String.valueOf(before));
    }

    @Test
    void aRowThatSomebodyWorksOnIsPassedOverAndDoneInTheNextRound() throws SQLException {
        TestFirms.KEYS.rotate(firm);
        try (Connection somebody = TestFirms.enter(firm, UUID.randomUUID(), Right.FIRM, Right.PARTIES, Right.PARTIES_READ);
                PreparedStatement edit = somebody.prepareStatement("update party set version = version + 1 where firm_id = ?")) {
            edit.setObject(1, firm);
            edit.executeUpdate();
            reseal(); // would wait for ever if it waited: the lock is held by this very thread
            assertThat(left()).isEqualTo(1);
            somebody.commit();
        }
        reseal();
        assertThat(left()).isZero();
    }

    @Test
    void whatSomebodyWroteMeanwhileIsNotTakenBack() throws SQLException {
        UUID party = ids.get("party");
        TestFirms.KEYS.rotate(firm);
        byte[] theirs = TestFirms.CIPHER.seal(firm, "party.given_name", party, "new name");
        try (Connection admin = context(); Connection somebody = TestFirms.enter(firm, UUID.randomUUID(), Right.FIRM, Right.PARTIES, Right.PARTIES_READ)) {
            SealedTable table = table(admin, "party");
            try (PreparedStatement edit = somebody.prepareStatement("update party set given_name = ? where firm_id = ?")) {
                edit.setBytes(1, theirs);
                edit.setObject(2, firm);
                edit.executeUpdate();
                somebody.commit();
            }
            resealing(admin).portion(table, null);
            admin.commit();
        }
        assertThat(TestFirms.CIPHER.open(firm, "party.given_name", party, stored("party.given_name"))).isEqualTo("new name");
    }

    /** A row that refers to a party is made while the party's row is locked by the job. */
    @Test
    void peopleAddRowsToWhatIsBeingSealedAnew() throws SQLException {
        TestFirms.KEYS.rotate(firm);
        try (Connection admin = context(); Connection somebody = TestFirms.enter(firm, UUID.randomUUID(), Right.FIRM, Right.PARTIES, Right.PARTIES_READ)) {
            assertThat(resealing(admin).portion(table(admin, "party"), null).done()).isEqualTo(1);
            try (PreparedStatement patience = somebody.prepareStatement("set local lock_timeout = '2s'");
                    PreparedStatement add = somebody.prepareStatement("insert into party_token (firm_id, token, party_id) values (?, '\\x01', ?)")) {
                patience.execute();
                add.setObject(1, firm);
                add.setObject(2, ids.get("party"));
                assertThat(add.executeUpdate()).isEqualTo(1);
            }
            somebody.commit();
            admin.commit();
        }
    }

    @Test
    void aValueThatDoesNotOpenStaysAndIsCounted() throws SQLException {
        byte[] damaged = stored("lead_note.text");
        damaged[damaged.length - 1] ^= 1;
        superuser("update lead_note set text = ? where firm_id = ?", damaged, firm);
        TestFirms.KEYS.rotate(firm);
        reseal();
        assertThat(left()).isEqualTo(1);
        assertThat(stored("lead_note.text")).isEqualTo(damaged);
    }

    @Test
    void manyRowsGoPortionByPortionAndEachPortionStandsByItself() throws SQLException {
        byte[] large = new byte[3 << 20];
        for (int i = 0; i < 3; i++) {
            UUID id = UUID.randomUUID();
            superuser("insert into import_chunk (firm_id, id, import_id, position, content) values (?, ?, ?, ?, ?)", firm, id, ids.get("import_run"), i + 100,
                    TestFirms.CIPHER.sealBytes(firm, "import_chunk.content", id, large));
        }
        for (int i = 0; i < 2 * Resealing.ROWS; i++) {
            UUID id = UUID.randomUUID();
            superuser("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, 'intake', now())", firm, id,
                    TestFirms.CIPHER.seal(firm, "staff.name", id, "Somebody"));
        }
        TestFirms.KEYS.rotate(firm);
        assertThat(portions("import_chunk")).as("at most a few megabytes at once").hasSizeGreaterThanOrEqualTo(2);
        assertThat(portions("staff")).containsExactly(Resealing.ROWS, Resealing.ROWS, 1);
    }

    @Test
    void anotherFirmAndTheAuditTrailAreLeftAlone() throws SQLException {
        UUID other = TestFirms.create();
        plant(other);
        TestFirms.KEYS.rotate(other);
        TestFirms.KEYS.rotate(firm);
        String trail = ask("select md5(string_agg(v::text, ',' order by id)) from audit_value v where firm_id = ?", firm).get(0);
        long before = left(other);
        reseal(firm);
        assertThat(left(other)).isEqualTo(before);
        assertThat(ask("select md5(string_agg(v::text, ',' order by id)) from audit_value v where firm_id = ?", firm)).containsExactly(trail);
    }

    /** The context of this work sees sealed columns' tables and its own; not the money, not the trail. */
    @Test
    void theRightOpensNothingElse() throws SQLException {
        superuser("insert into lead_money (firm_id, id, version, expected_fee, currency) values (?, ?, 0, 1, 'USD')", firm, ids.get("lead"));
        try (Connection app = context()) {
            for (String table : List.of("lead_money", "audit_entry", "audit_value", "source", "party_token")) {
                try (PreparedStatement query = app.prepareStatement("select count(*) from " + table); ResultSet count = query.executeQuery()) {
                    count.next();
                    assertThat(count.getInt(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void aKeyIsRetiredTenMinutesAfterTheRotationAtTheEarliest() {
        KeyAge primary = TestFirms.KEYS.primary(firm);
        assertThat(KeyService.isEarly(primary, primary.made().plus(KeyService.GRACE).minusSeconds(1))).isTrue();
        assertThat(KeyService.isEarly(primary, primary.made().plus(KeyService.GRACE))).isFalse();
    }

    private List<Integer> portions(String name) throws SQLException {
        List<Integer> portions = new ArrayList<>();
        try (Connection app = context()) {
            SealedTable table = table(app, name);
            UUID after = null;
            do {
                Resealing.Portion portion = resealing(app).portion(table, after);
                after = portion.last();
                if (after != null) {
                    portions.add(portion.done());
                }
            } while (after != null);
            app.commit();
        }
        return portions;
    }

    private void reseal() throws SQLException {
        reseal(firm);
    }

    private void reseal(UUID of) throws SQLException {
        try (Connection app = context(of)) {
            for (SealedTable table : SealedTable.all(app)) {
                UUID after = null;
                do {
                    after = resealing(app, of).portion(table, after).last();
                } while (after != null);
            }
            app.commit();
        }
    }

    private long left() throws SQLException {
        return left(firm);
    }

    private long left(UUID of) throws SQLException {
        try (Connection app = context(of)) {
            return resealing(app, of).left();
        }
    }

    private Resealing resealing(Connection app) {
        return resealing(app, firm);
    }

    private static Resealing resealing(Connection app, UUID of) {
        return new Resealing(app, TestFirms.CIPHER, of, TestFirms.KEYS.primary(of).prefix());
    }

    private Connection context() throws SQLException {
        return context(firm);
    }

    private static Connection context(UUID of) throws SQLException {
        return TestFirms.enter(of, ADMIN, Right.FIRM, Right.KEYS);
    }

    private static SealedTable table(Connection app, String name) throws SQLException {
        return SealedTable.all(app).stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }

    private static String table(String place) {
        return place.substring(0, place.indexOf('.'));
    }

    private byte[] stored(String place) throws SQLException {
        String table = table(place);
        try (PreparedStatement query = superuser.prepareStatement("select " + place.substring(table.length() + 1) + " from " + table + " where id = ?")) {
            query.setObject(1, ids.get(table));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static List<String> ask(String sql, Object... values) throws SQLException {
        List<String> told = new ArrayList<>();
        try (PreparedStatement query = superuser.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    told.add(rows.getString(1));
                }
            }
        }
        return told;
    }

    private static void superuser(String sql, Object... values) throws SQLException {
        try (PreparedStatement change = superuser.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }

    /** A row in every table with a sealed column, also in those that nobody has made yet: each sealed column says where it stands. */
    private void plant(UUID of) throws SQLException {
        Map<String, SealedTable> tables = new LinkedHashMap<>();
        try (Connection app = context(of)) {
            SealedTable.all(app).forEach(table -> tables.put(table.name(), table));
        }
        for (SealedTable table : tables.values()) {
            table.columns().forEach((column, sealed) -> places.put(table.name() + "." + column, sealed.place()));
            UUID id = table.name().equals("firm") ? of : UUID.randomUUID();
            if (of.equals(firm)) {
                ids.put(table.name(), id);
            }
            if (table.name().equals("firm")) {
                byte[] proof = KeyProof.of(of, TestFirms.CIPHER, TestFirms.KEYS);
                try (Connection working = context(of); PreparedStatement put = working.prepareStatement("update firm set key_check = ? where id = ?")) {
                    put.setBytes(1, proof);
                    put.setObject(2, of);
                    assertThat(put.executeUpdate()).isEqualTo(1);
                    working.commit();
                }
                planted.put("firm.key_check", proof);
                continue;
            }
            insert(of, table, id);
        }
        UUID value = UUID.randomUUID();
        superuser("insert into audit_value (firm_id, id, entity, old_value, digest) values (?, ?, 'lead', ?, sha256(?))", of, value,
                TestFirms.CIPHER.seal(of, "audit_value.old_value", value, "said before"), new byte[] {1});
    }

    private void insert(UUID of, SealedTable table, UUID id) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Object> bytes = new ArrayList<>();
        for (String column : ask("select attname || ' ' || case when attname = 'firm_id' then quote_literal('" + of + "') when attname = 'id' then quote_literal('" + id + "')"
                + " else coalesce((select substring(pg_get_constraintdef(k.oid) from '''([^'']+)''::') from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c'"
                + " and pg_get_constraintdef(k.oid) !~ ' ~ ' and k.conkey = array[a.attnum] limit 1) || '', '') || '|' || format_type(atttypid, null) end"
                + " from pg_attribute a where attrelid = ?::regclass and attnum > 0 and not attisdropped and (attnotnull or atttypid = 'bytea'::regtype)", table.name())) {
            String name = column.substring(0, column.indexOf(' '));
            String rest = column.substring(name.length() + 1);
            names.add("\"" + name + "\"");
            if (table.columns().containsKey(name)) {
                byte[] sealed = TestFirms.CIPHER.seal(of, table.columns().get(name).place(), id, "said in " + table.name() + "." + name);
                values.add("?");
                bytes.add(sealed);
                if (of.equals(firm)) {
                    planted.put(table.name() + "." + name, sealed);
                }
            } else {
                values.add(value(rest));
            }
        }
        superuser("insert into " + table.quoted() + " (" + String.join(", ", names) + ") values (" + String.join(", ", values) + ")", bytes.toArray());
    }

    private static String value(String told) {
        if (told.startsWith("'")) {
            return told;
        }
        String allowed = told.substring(0, told.indexOf('|'));
        return switch (told.substring(allowed.length() + 1)) {
            case "uuid" -> "gen_random_uuid()";
            case "bytea" -> "'\\x00'";
            case "boolean" -> "false";
            case "timestamp with time zone" -> "now()";
            case "date" -> "now()::date";
            case "integer", "bigint", "smallint", "numeric" -> "1";
            case "xid8" -> "pg_current_xact_id()";
            default -> allowed.isEmpty() ? "'X'" : "'" + allowed + "'";
        };
    }
}
