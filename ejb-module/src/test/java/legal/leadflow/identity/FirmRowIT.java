package legal.leadflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SQL of a person's page can do to the firm's own row: nothing to the proof of its keys, and count leads. */
class FirmRowIT {
    private static final String PROOF = "update firm set key_check = '\\x01' where id = ?";
    private static final String NO_PROOF = "update firm set key_check = null where id = ?";
    private static final Set<Right> ALL_OF_PEOPLE = EnumSet.complementOf(EnumSet.of(Right.KEYS, Right.SEAL, Right.UNDO, Right.ERASE));
    private UUID firm;

    @BeforeEach
    void aFirm() throws SQLException {
        firm = TestFirms.createWithoutKeys();
    }

    @Test
    void theFirstProofIsPutWithTheRightThatTheFirstSignInIsLentAndWithNoPersons() throws SQLException {
        for (Role role : Role.values()) {
            if (role.rights().contains(Right.FIRM)) {
                UUID another = TestFirms.createWithoutKeys();
                assertThatThrownBy(() -> change(another, PROOF, role.rights())).as(role.tokenName()).hasMessageContaining("proof");
                Set<Right> lent = EnumSet.copyOf(role.rights());
                lent.add(Right.KEYS);
                assertThat(change(another, PROOF, lent)).as(role.tokenName()).isEqualTo(1);
            }
        }
        refused(PROOF, "proof", ALL_OF_PEOPLE);
    }

    @Test
    void nobodyTakesTheProofAway() throws SQLException {
        change(firm, PROOF, EnumSet.of(Right.FIRM, Right.KEYS));
        refused(NO_PROOF, "proof", ALL_OF_PEOPLE);
        refused(NO_PROOF, "proof", EnumSet.of(Right.FIRM, Right.KEYS));
    }

    @Test
    void onlyTheWorkOnKeysPutsAnotherInItsPlace() throws SQLException {
        change(firm, PROOF, EnumSet.of(Right.FIRM, Right.KEYS));
        String another = "update firm set key_check = '\\x02' where id = ?";
        refused(another, "proof", ALL_OF_PEOPLE);
        assertThat(change(firm, another, EnumSet.of(Right.FIRM, Right.KEYS))).isEqualTo(1);
    }

    @Test
    void leadsAreCountedUpwardsByWhoOpensThem() throws SQLException {
        assertThat(change(firm, "update firm set next_lead = next_lead + 1 where id = ?", Role.RECEPTIONIST.rights())).isEqualTo(1);
        for (String wrong : List.of("next_lead - 1", "next_lead + 100001", "9223372036854775807")) {
            refused("update firm set next_lead = " + wrong + " where id = ?", "number of the next lead", ALL_OF_PEOPLE);
        }
        refused("update firm set next_lead = next_lead + 1 where id = ?", "number of the next lead", Role.MARKETING.rights());
    }

    private void refused(String sql, String because, Set<Right> rights) {
        assertThatThrownBy(() -> change(firm, sql, rights)).as(sql).hasMessageContaining(because);
    }

    private static int change(UUID of, String sql, Set<Right> rights) throws SQLException {
        try (Connection connection = TestFirms.enter(of, UUID.randomUUID(), rights.toArray(Right[]::new)); PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, of);
            int rows = change.executeUpdate();
            connection.commit();
            return rows;
        }
    }
}
