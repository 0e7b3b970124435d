package legal.leadflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has which saved view, and who may change it, in the real database. */
class SavedViewIT {
    private static final String SIGNED = "which=signed&owner=me";
    private final UUID renata = UUID.randomUUID();
    private final UUID marcus = UUID.randomUUID();
    private UUID firm;

    @BeforeEach
    void aFirmWithTwoPeople() throws SQLException {
        firm = TestFirms.create();
        for (UUID person : List.of(renata, marcus)) {
            try (Connection connection = TestFirms.enter(firm, person, Right.FIRM);
                    PreparedStatement insert = connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, 'intake', now())")) {
                insert.setObject(1, firm);
                insert.setObject(2, person);
                insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", person, "Somebody"));
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    @Test
    void onesOwnIsOnesAloneAndTheFirmsIsEverybodys() throws Exception {
        save(renata, Role.RECEPTIONIST, "Mine", SIGNED);
        share(marcus, "Everybody\u2019s", "stage=NEW&stage=CONTACTED");
        assertThat(names(renata, Role.RECEPTIONIST)).containsExactly("Everybody\u2019s", "Mine");
        assertThat(names(marcus, Role.INTAKE)).containsExactly("Everybody\u2019s");
        assertThat(shown(renata, Role.RECEPTIONIST)).extracting(SavedViewRow::filter, SavedViewRow::firms)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("stage=NEW&stage=CONTACTED", true), org.assertj.core.groups.Tuple.tuple(SIGNED, false));
        assertThat(TestBeans.<List<SavedViewRow>>as(TestFirms.create(), renata, Role.PARTNER, beans -> beans.get(SavedViews.class).shown())).as("another firm's").isEmpty();
    }

    @Test
    void aNameStandsOnceAmongOnesOwnAndOnceAmongTheFirms() throws Exception {
        save(marcus, Role.INTAKE, "Signed", SIGNED);
        share(marcus, "signed", SIGNED);
        assertThatThrownBy(() -> save(marcus, Role.INTAKE, " SIGNED ", "which=all")).isInstanceOf(SavedViewRefused.class).hasMessageContaining("leads.view.refused.name");
        assertThatThrownBy(() -> share(marcus, "Signed", "which=all")).isInstanceOf(SavedViewRefused.class);
        save(renata, Role.RECEPTIONIST, "Signed", SIGNED);
    }

    @Test
    void noMoreThanThirtyAreKept() throws Exception {
        for (int i = 0; i < SavedViews.MOST; i++) {
            save(marcus, Role.INTAKE, "View " + i, SIGNED);
        }
        assertThatThrownBy(() -> save(marcus, Role.INTAKE, "One more", SIGNED)).isInstanceOf(SavedViewRefused.class).hasMessageContaining("leads.view.refused.many");
        share(marcus, "One more", SIGNED);
    }

    @Test
    void aViewIsRenamedAndRemovedByWhomItIsAndAtTheVersionTheySaw() throws Exception {
        UUID mine = save(renata, Role.RECEPTIONIST, "Mine", SIGNED);
        UUID firms = share(marcus, "Firm", SIGNED);
        rename(renata, Role.RECEPTIONIST, mine, 0, "Still mine");
        assertThat(names(renata, Role.RECEPTIONIST)).containsExactly("Firm", "Still mine");
        for (int version : new int[] {0, 7}) {
            assertThatThrownBy(() -> rename(renata, Role.RECEPTIONIST, mine, version, "Late")).isInstanceOf(SavedViewRefused.class).hasMessageContaining("gone");
        }
        assertThatThrownBy(() -> rename(marcus, Role.INTAKE, mine, 1, "Taken over")).as("another person's").isInstanceOf(SavedViewRefused.class);
        assertThatThrownBy(() -> remove(marcus, Role.PARTNER, mine, 1)).isInstanceOf(SavedViewRefused.class);
        assertThatThrownBy(() -> remove(renata, Role.RECEPTIONIST, firms, 0)).as("the front desk removes none of the firm's").isInstanceOf(SavedViewRefused.class);
        rename(renata, Role.RECEPTIONIST, mine, 1, "still MINE ");
        assertThat(names(renata, Role.RECEPTIONIST)).as("its own name is free").containsExactly("Firm", "still MINE");
    }

    private UUID save(UUID person, Role role, String name, String filter) throws Exception {
        return TestBeans.as(firm, person, role, beans -> beans.get(SavedViewService.class).save(new NewView(name, filter)));
    }

    private UUID share(UUID person, String name, String filter) throws Exception {
        return TestBeans.as(firm, person, Role.INTAKE, beans -> beans.get(SavedViewService.class).share(new NewView(name, filter)));
    }

    private void rename(UUID person, Role role, UUID view, int version, String name) throws Exception {
        TestBeans.<Void>as(firm, person, role, beans -> {
            beans.get(SavedViewService.class).rename(view, version, name);
            return null;
        });
    }

    private void remove(UUID person, Role role, UUID view, int version) throws Exception {
        TestBeans.<Void>as(firm, person, role, beans -> {
            beans.get(SavedViewService.class).remove(view, version);
            return null;
        });
    }

    private List<String> names(UUID person, Role role) throws Exception {
        return shown(person, role).stream().map(SavedViewRow::name).toList();
    }

    private List<SavedViewRow> shown(UUID person, Role role) throws Exception {
        return TestBeans.as(firm, person, role, beans -> beans.get(SavedViews.class).shown());
    }

    /** What the service refuses, the database refuses by itself: SQL of a page's transaction. */
    @Test
    void theDatabaseLetsNobodyTouchAnothersView() throws Exception {
        UUID mine = save(renata, Role.RECEPTIONIST, "Mine", SIGNED);
        UUID firms = share(marcus, "Firm", SIGNED);
        try (Connection connection = TestFirms.enter(firm, marcus, Role.PARTNER.rights().toArray(Right[]::new))) {
            assertThat(run(connection, "update saved_view set filter = 'which=all' where id = '" + mine + "'")).isZero();
            assertThat(run(connection, "delete from saved_view where id = '" + mine + "'")).isZero();
            assertThatThrownBy(() -> run(connection, "insert into saved_view (firm_id, id, version, staff_id, name, filter, created_at, created_by) values ('" + firm + "', gen_random_uuid(), 0, '" + renata
                    + "', '\\x00', 'which=all', now(), '" + marcus + "')")).hasMessageContaining("row-level security");
        }
        try (Connection connection = TestFirms.enter(firm, renata, Role.RECEPTIONIST.rights().toArray(Right[]::new))) {
            assertThat(run(connection, "update saved_view set filter = 'which=all' where id = '" + firms + "'")).isZero();
            assertThat(run(connection, "delete from saved_view where id = '" + firms + "'")).isZero();
            assertThatThrownBy(() -> run(connection, "update saved_view set staff_id = null where id = '" + mine + "'")).hasMessageContaining("row-level security");
        }
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }
}
