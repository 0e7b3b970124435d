package legal.leadflow.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.crypto.FieldCipher;

/** Some of a firm's leads, for requests about them. */
record Samples(List<One> leads) {
    /** How many different requests of one kind a client makes, in turn. */
    static final int COUNT = 8;

    /** A lead with its person. */
    record One(UUID lead, UUID party, String given, String family, String phone) {
        @Override
        public String toString() {
            return "lead " + lead;
        }
    }

    Samples {
        leads = List.copyOf(leads);
    }

    One lead(int n) {
        return leads.get(n % leads.size());
    }

    /** @param superuser who reads them past row security */
    static Samples of(DataSource superuser, BenchFirm firm, FieldCipher cipher) throws SQLException {
        List<One> found = new ArrayList<>();
        try (Connection connection = superuser.getConnection(); PreparedStatement ask = connection.prepareStatement("select l.id, p.id, p.given_name, p.family_name, n.id, n.number"
                + " from lead l join party p on p.firm_id = l.firm_id and p.id = l.party_id join party_phone n on n.firm_id = p.firm_id and n.party_id = p.id"
                + " where l.firm_id = ? order by md5(l.number::text) limit ?")) {
            ask.setObject(1, firm.id());
            ask.setInt(2, COUNT);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    UUID party = rows.getObject(2, UUID.class);
                    found.add(new One(rows.getObject(1, UUID.class), party, cipher.open(firm.id(), "party.given_name", party, rows.getBytes(3)),
                            cipher.open(firm.id(), "party.family_name", party, rows.getBytes(4)),
                            cipher.open(firm.id(), "party_phone.number", rows.getObject(5, UUID.class), rows.getBytes(6))));
                }
            }
        }
        return new Samples(found);
    }
}
