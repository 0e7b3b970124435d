package legal.leadflow.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import legal.leadflow.TestBeans;
import legal.leadflow.TestFirms;
import legal.leadflow.kernel.Phone;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are found by number and name, each firm its own, in the real database under row security. */
class PartiesIT {
    private static final Phone MARISOLS = new Phone("+17135550142");
    private final UUID person = UUID.randomUUID();
    private UUID firm;
    private UUID marisol;
    private UUID teo;
    private UUID nora;

    @BeforeEach
    void threePeople() throws Exception {
        firm = TestFirms.create();
        List<UUID> made = as(firm, parties -> parties.register(List.of(NewParty.person("Marisol", "Delgado", Speaks.ES, MARISOLS),
                NewParty.person("Teo", "Delgado-Ruiz", Speaks.EN, new Phone("+18325550142")), NewParty.person("Nora", "O’Hara", Speaks.EN, new Phone("+17135559999")))));
        marisol = made.get(0);
        teo = made.get(1);
        nora = made.get(2);
    }

    @Test
    void theSameNumberComesFirstThenTheSameLastSevenThenTheSameLastFour() throws Exception {
        assertThat(matches("(713) 555-0142")).containsExactly("SAME_NUMBER Marisol Delgado", "SAME_LAST_7 Teo Delgado-Ruiz");
        assertThat(matches("555-0142")).containsExactlyInAnyOrder("SAME_LAST_7 Marisol Delgado", "SAME_LAST_7 Teo Delgado-Ruiz");
        assertThat(matches("0142")).hasSize(2).allMatch(match -> match.startsWith("SAME_LAST_4"));
        assertThat(matches("142")).isEmpty();
        assertThat(matches("(346) 555-9999")).containsExactly("SAME_LAST_7 Nora O’Hara");
    }

    @Test
    void noMoreMatchesThanAskedFor() throws Exception {
        as(firm, parties -> parties.register(IntStream.range(0, 12)
                .mapToObj(i -> NewParty.person("Twin", String.valueOf((char) ('A' + i)), Speaks.EN, MARISOLS)).toList()));
        assertThat(this.<List<PhoneMatch>>as(firm, parties -> parties.match("7135550142", 8))).hasSize(8).allMatch(match -> match.reason() == MatchReason.SAME_NUMBER);
    }

    @Test
    void aNameIsFoundByTheBeginningOfEachWordAndElseByItsSound() throws Exception {
        assertThat(named("delg")).containsExactlyInAnyOrder(marisol, teo);
        assertThat(named("mari delg")).containsExactly(marisol);
        assertThat(named("ohara")).containsExactly(nora);
        assertThat(named("norah ohare")).containsExactly(nora);
        assertThat(named("nobody")).isEmpty();
        assertThat(named("'; drop table party; --")).isEmpty();
    }

    @Test
    void aNewNameIsFoundAndTheFormerNoMore() throws Exception {
        as(firm, parties -> {
            parties.rename(marisol, new PartyName("Marisol", "Vega"));
            return null;
        });
        assertThat(named("vega")).containsExactly(marisol);
        assertThat(named("marisol delgado")).isEmpty();
        assertThat(this.<Map<UUID, String>>as(firm, parties -> parties.names(List.of(marisol)))).containsValue("Marisol Vega");
    }

    @Test
    void aNumberIsAddedOnceAndFound() throws Exception {
        Phone second = new Phone("+12815550177");
        for (int i = 0; i < 2; i++) {
            as(firm, parties -> {
                parties.addPhone(marisol, second);
                return null;
            });
        }
        assertThat(this.<List<Phone>>as(firm, parties -> parties.phones(marisol))).containsExactly(MARISOLS, second);
        assertThat(this.<List<UUID>>as(firm, parties -> parties.withPhone(second))).containsExactly(marisol);
    }

    @Test
    void anotherFirmFindsNobody() throws Exception {
        UUID other = TestFirms.create();
        assertThat(this.<List<PhoneMatch>>as(other, parties -> parties.match("7135550142", 8))).isEmpty();
        assertThat(this.<List<UUID>>as(other, parties -> parties.named("delgado", 8))).isEmpty();
        assertThat(this.<Map<UUID, String>>as(other, parties -> parties.names(List.of(marisol)))).isEmpty();
        assertThatThrownBy(() -> as(other, parties -> parties.details(marisol))).isInstanceOf(UnknownParty.class);
    }

    @Test
    void marketingReadsNoPersonAndMakesNone() throws Exception {
        assertThat(TestBeans.<Map<UUID, String>>as(firm, person, Role.MARKETING, beans -> beans.get(Parties.class).names(List.of(marisol)))).isEmpty();
        assertThatThrownBy(() -> TestBeans.as(firm, person, Role.MARKETING,
                beans -> beans.get(Parties.class).register(NewParty.person("No", "Body", Speaks.EN, null)))).hasRootCauseInstanceOf(SQLException.class);
    }

    private List<String> matches(String typed) throws Exception {
        return as(firm, parties -> parties.match(typed, 8)).stream().map(match -> match.reason() + " " + match.name()).toList();
    }

    private List<UUID> named(String typed) throws Exception {
        return as(firm, parties -> parties.named(typed, 8));
    }

    private interface Asked<T> {
        T of(Parties parties);
    }

    private <T> T as(UUID who, Asked<T> asked) throws Exception {
        return TestBeans.as(who, person, Role.RECEPTIONIST, beans -> asked.of(beans.get(Parties.class)));
    }
}
