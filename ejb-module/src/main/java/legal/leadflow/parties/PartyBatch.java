package legal.leadflow.parties;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;

/**
 * Parties by the thousand, for imports: four statements however many they are. By SQL, which Hibernate's listener does not see:
 * the caller tells the audit trail.
 */
public final class PartyBatch {
    private final Connection connection;
    private final UUID firm;
    private final FieldCipher cipher;
    private final BlindIndex index;

    /** @param connection in a transaction that has entered the firm's context */
    public PartyBatch(Connection connection, UUID firm, FieldCipher cipher, BlindIndex index) {
        this.connection = connection;
        this.firm = firm;
        this.cipher = cipher;
        this.index = index;
    }

    /** Of each number the party that has it, known longest where there are several; numbers that nobody has are missing. */
    public Map<Phone, UUID> withPhones(List<Phone> phones) throws SQLException {
        Map<String, Phone> byIndex = new HashMap<>();
        byte[][] wanted = new byte[phones.size()][];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = PhoneIndex.WHOLE.of(index, firm, phones.get(i).e164());
            byIndex.put(HexFormat.of().formatHex(wanted[i]), phones.get(i));
        }
        Map<Phone, UUID> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select p.number_index, p.party_id from unnest(?::bytea[]) w(x) cross join lateral (select n.number_index, n.party_id from party_phone n"
                        + " where n.firm_id = ? and n.number_index = w.x offset 0) p order by p.party_id desc")) {
            query.setArray(1, connection.createArrayOf("bytea", wanted));
            query.setObject(2, firm);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(byIndex.get(HexFormat.of().formatHex(rows.getBytes(1))), rows.getObject(2, UUID.class));
                }
            }
        }
        return found;
    }

    /**
     * Takes newcomers in.
     *
     * @param by       who is named as their maker
     * @param importId the import that brings them
     */
    public void add(List<Newcomer> newcomers, UUID by, UUID importId) throws SQLException {
        insertParties(newcomers, by, importId);
        insertPhones(newcomers);
        insertTokens(newcomers);
    }

    private void insertParties(List<Newcomer> newcomers, UUID by, UUID importId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into party (firm_id, id, version, kind, given_name, family_name, language, import_id,"
                + " created_at, created_by, changed_at, changed_by) select ?, n.id, 0, 'PERSON', n.given, n.family, n.language, ?, now(), ?, now(), ?"
                + " from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::text[]) n(id, given, family, language)")) {
            insert.setObject(1, firm);
            insert.setObject(2, importId);
            insert.setObject(3, by);
            insert.setObject(4, by);
            insert.setArray(5, connection.createArrayOf("uuid", newcomers.stream().map(Newcomer::id).toArray()));
            insert.setArray(6, connection.createArrayOf("bytea",
                    newcomers.stream().map(n -> cipher.seal(firm, Party.GIVEN, n.id(), n.name().given())).toArray(byte[][]::new)));
            insert.setArray(7, connection.createArrayOf("bytea",
                    newcomers.stream().map(n -> cipher.seal(firm, Party.FAMILY, n.id(), n.name().family())).toArray(byte[][]::new)));
            insert.setArray(8, connection.createArrayOf("text", newcomers.stream().map(n -> n.speaks().name()).toArray()));
            insert.executeUpdate();
        }
    }

    private void insertPhones(List<Newcomer> newcomers) throws SQLException {
        UUID[] ids = newcomers.stream().map(n -> Uuids.next()).toArray(UUID[]::new);
        byte[][] numbers = new byte[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            numbers[i] = cipher.seal(firm, PartyPhone.NUMBER, ids[i], newcomers.get(i).phone().e164());
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into party_phone (firm_id, id, version, party_id, number, number_index, last7_index, last4_index)"
                + " select ?, n.id, 0, n.party, n.number, n.whole, n.last7, n.last4"
                + " from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[]) n(id, party, number, whole, last7, last4)")) {
            insert.setObject(1, firm);
            insert.setArray(2, connection.createArrayOf("uuid", ids));
            insert.setArray(3, connection.createArrayOf("uuid", newcomers.stream().map(Newcomer::id).toArray()));
            insert.setArray(4, connection.createArrayOf("bytea", numbers));
            insert.setArray(5, connection.createArrayOf("bytea", indexes(newcomers, PhoneIndex.WHOLE, 16)));
            insert.setArray(6, connection.createArrayOf("bytea", indexes(newcomers, PhoneIndex.LAST_7, 7)));
            insert.setArray(7, connection.createArrayOf("bytea", indexes(newcomers, PhoneIndex.LAST_4, 4)));
            insert.executeUpdate();
        }
    }

    private byte[][] indexes(List<Newcomer> newcomers, PhoneIndex kind, int digits) {
        return newcomers.stream().map(n -> kind.of(index, firm, kind == PhoneIndex.WHOLE ? n.phone().e164() : n.phone().last(digits))).toArray(byte[][]::new);
    }

    private void insertTokens(List<Newcomer> newcomers) throws SQLException {
        List<UUID> parties = new ArrayList<>();
        List<byte[]> tokens = new ArrayList<>();
        Map<String, byte[]> keyed = new HashMap<>(); // names share beginnings
        for (Newcomer newcomer : newcomers) {
            for (String token : NameTokens.of(newcomer.name())) {
                parties.add(newcomer.id());
                tokens.add(keyed.computeIfAbsent(token, text -> NameTokens.keyed(index, firm, text)));
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into party_token (firm_id, token, party_id)"
                + " select ?, n.token, n.party from unnest(?::bytea[], ?::uuid[]) n(token, party)")) {
            insert.setObject(1, firm);
            insert.setArray(2, connection.createArrayOf("bytea", tokens.toArray(byte[][]::new)));
            insert.setArray(3, connection.createArrayOf("uuid", parties.toArray()));
            insert.executeUpdate();
        }
    }
}
