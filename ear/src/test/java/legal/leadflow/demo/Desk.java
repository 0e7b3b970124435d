package legal.leadflow.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.Role;

/** One firm while its data is made: its connection inside the firm's context, its people, its keys, its dice. */
final class Desk {
    final DemoFirm firm;
    final Connection connection;
    final Chance chance;
    final Instant now;
    final Calendar calendar;
    final String currency;
    final BlindIndex index;
    private final FieldCipher cipher;
    private final List<DemoPerson> people;

    Desk(DemoFirm firm, Connection connection, KeyRing keys, List<DemoPerson> people, Instant now) throws SQLException {
        this.firm = firm;
        this.connection = connection;
        this.people = people;
        this.now = now;
        chance = new Chance(firm.seed());
        cipher = new FieldCipher(keys);
        index = new BlindIndex(keys);
        try (PreparedStatement ask = connection.prepareStatement("select time_zone, currency from firm"); ResultSet row = ask.executeQuery()) {
            row.next();
            calendar = new Calendar(ZoneId.of(row.getString(1)), now, chance);
            currency = row.getString(2);
        }
    }

    /** Sealed for {@code column} ({@code table.column}) of row {@code id}; null for null. */
    byte[] seal(String column, UUID id, String text) {
        return cipher.seal(firm.id(), column, id, text);
    }

    /** The firm's person of that role. */
    DemoPerson one(Role role) {
        return people.stream().filter(person -> person.role() == role).findFirst().orElseThrow();
    }

    List<DemoPerson> people() {
        return people;
    }

    Rows into(String table, String columns) {
        return new Rows(connection, table, columns);
    }

    static UUID id() {
        return Uuids.next();
    }
}
