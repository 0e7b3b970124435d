package legal.leadflow.demo;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The practice areas and case types the firm's leads are about. */
final class Cases {
    private static final double[] SHARES = {62, 18, 12, 8};
    private final Chance chance;
    private final List<List<Kind>> byArea = new ArrayList<>();

    /** Reads them; the installation made them. */
    Cases(Desk desk) throws SQLException {
        chance = desk.chance;
        try (PreparedStatement ask = desk.connection.prepareStatement(
                "select a.id, t.id from practice_area a join case_type t on t.firm_id = a.firm_id and t.practice_area_id = a.id where a.name = ? order by t.name")) {
            for (String area : desk.firm.areas()) {
                ask.setString(1, area);
                List<Kind> kinds = new ArrayList<>();
                try (ResultSet rows = ask.executeQuery()) {
                    while (rows.next()) {
                        kinds.add(new Kind(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                    }
                }
                byArea.add(kinds);
            }
        }
    }

    /** @param type null where nobody has said yet */
    record Kind(UUID area, UUID type) {
    }

    /** What one lead is about. */
    Kind any() {
        double[] shares = new double[byArea.size()];
        System.arraycopy(SHARES, 0, shares, 0, shares.length);
        Kind kind = chance.of(byArea.get(chance.weighted(shares)));
        return chance.in100(7) ? new Kind(kind.area, null) : kind;
    }
}
