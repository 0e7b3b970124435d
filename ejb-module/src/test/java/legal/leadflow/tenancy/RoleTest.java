package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles and rights as the table of roles tells them (domain, section 3), written out so that a slip in the code is not also one here. */
class RoleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # role        | FIRM STAFF CALLS PARTIES PARTIES_READ LEADS NARRATIVE MATTERS MONEY CAMPAIGNS CAMPAIGNS_EDIT IMPORTS AUDIT AUDIT_CASE PEOPLE
            receptionist  | FIRM STAFF CALLS PARTIES PARTIES_READ LEADS CAMPAIGNS
            intake        | FIRM STAFF CALLS PARTIES PARTIES_READ LEADS NARRATIVE CAMPAIGNS IMPORTS
            attorney      | FIRM STAFF CALLS PARTIES PARTIES_READ LEADS NARRATIVE MATTERS CAMPAIGNS
            partner       | FIRM STAFF CALLS PARTIES PARTIES_READ LEADS NARRATIVE MATTERS MONEY CAMPAIGNS CAMPAIGNS_EDIT IMPORTS
            marketing     | FIRM CAMPAIGNS CAMPAIGNS_EDIT
            provider      | FIRM
            compliance    | FIRM STAFF PARTIES_READ AUDIT AUDIT_CASE
            firm-admin    | FIRM STAFF PEOPLE AUDIT
            """)
    void hasExactlyTheseRights(String role, String rights) {
        Set<Right> expected = Arrays.stream(rights.split(" ")).map(Right::valueOf).collect(Collectors.toSet());
        assertThat(Role.named(role).orElseThrow().rights()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"receptionist,NARRATIVE", "receptionist,MATTERS", "receptionist,MONEY", "receptionist,AUDIT", "intake,MONEY", "intake,MATTERS", "attorney,MONEY", "marketing,PARTIES_READ",
        "marketing,PARTIES", "marketing,NARRATIVE", "marketing,LEADS", "marketing,CALLS", "provider,PARTIES_READ", "provider,CALLS", "provider,LEADS", "provider,CAMPAIGNS", "provider,STAFF",
        "compliance,PARTIES", "compliance,CALLS", "compliance,LEADS", "compliance,CAMPAIGNS_EDIT", "firm-admin,NARRATIVE", "firm-admin,AUDIT_CASE", "firm-admin,LEADS", "firm-admin,PARTIES_READ", "firm-admin,MONEY"})
    void neverHas(String role, Right right) {
        assertThat(Role.named(role).orElseThrow().rights()).doesNotContain(right);
    }

    @Test
    void namesThatAreNoneOfOursAreNoRole() {
        for (String name : List.of("", "INTAKE", "Intake", "Platform-admin", "default-roles-leadflow", "offline_access", "intake ")) {
            assertThat(Role.named(name)).as(name).isEmpty();
        }
        assertThat(Arrays.stream(Role.values()).map(Role::tokenName)).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void whoRunsTheInstallationHasNoRightInAnyFirm() {
        assertThat(Role.named("platform-admin").orElseThrow().rights()).isEmpty();
        assertThat(Arrays.stream(Role.values()).flatMap(role -> role.rights().stream())).doesNotContain(Right.KEYS, Right.SEAL, Right.UNDO, Right.ERASE);
    }

    @Test
    void whatIsLentComesBesideTheRoles() {
        Caller caller = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.PLATFORM_ADMIN), "", Set.of(Right.FIRM, Right.KEYS));
        assertThat(caller.rights()).containsExactlyInAnyOrder(Right.FIRM, Right.KEYS);
        assertThat(caller.may(Right.KEYS)).isTrue();
        assertThat(caller.may(Right.LEADS)).isFalse();
    }

    @Test
    void aPersonOfSeveralRolesHasTheRightsOfAll() {
        Caller caller = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.MARKETING, Role.COMPLIANCE), "Carla Nuñez");
        assertThat(caller.rights()).containsExactlyInAnyOrder(Right.FIRM, Right.CAMPAIGNS, Right.CAMPAIGNS_EDIT, Right.STAFF, Right.PARTIES_READ, Right.AUDIT, Right.AUDIT_CASE);
        assertThat(caller.may(Right.AUDIT)).isTrue();
        assertThat(caller.may(Right.NARRATIVE)).isFalse();
        assertThat(new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(), "").rights()).isEmpty();
        assertThat(caller.toString()).doesNotContain("Carla");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatARoleGivesAwayCannotBeChanged(Role role) {
        Set<Right> given = role.rights();
        given.addAll(Set.of(Right.values()));
        assertThat(role.rights()).hasSizeLessThan(Right.values().length);
    }

    @Test
    void eachRightHasABitOfItsOwn() {
        assertThat(Arrays.stream(Right.values()).map(Right::bit)).doesNotHaveDuplicates().allMatch(bit -> Integer.bitCount(bit) == 1 && bit > 0);
        assertThat(Right.of(Right.bits(Set.of(Right.LEADS, Right.MONEY)))).containsExactlyInAnyOrder(Right.LEADS, Right.MONEY);
        assertThat(Right.bits(Set.of())).isZero();
        assertThat(Right.of(0)).isEmpty();
    }
}
