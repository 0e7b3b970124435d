package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import legal.leadflow.parties.PartyName;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    @Test
    void capitalsBecomeNormalCase() {
        assertThat(PersonName.normal("YAN MCDONALD")).isEqualTo("Yan McDonald");
        assertThat(PersonName.normal("NGUYỄN LOPEZ")).isEqualTo("Nguyễn Lopez");
        assertThat(PersonName.normal("BARBARA O’CONNOR")).isEqualTo("Barbara O’Connor");
        assertThat(PersonName.normal("DE'ANDRE MARTÍNEZ")).isEqualTo("De'Andre Martínez");
        assertThat(PersonName.normal("OLGA SAINT-PIERRE")).isEqualTo("Olga Saint-Pierre");
        assertThat(PersonName.normal("SANDRA MACDONALD")).isEqualTo("Sandra MacDonald");
        assertThat(PersonName.normal("CARLOS MACHADO")).isEqualTo("Carlos Machado");
        assertThat(PersonName.normal("MARIA DE LA CRUZ")).isEqualTo("Maria de la Cruz");
        assertThat(PersonName.normal("john smith iii")).isEqualTo("John Smith III");
    }

    @Test
    void aNameInBothCasesIsSomebodysOwnSpelling() {
        assertThat(PersonName.normal("bell Hooks")).isEqualTo("bell Hooks");
        assertThat(PersonName.normal("LaToya DeVito")).isEqualTo("LaToya DeVito");
    }

    @Test
    void partsAreFound() {
        assertThat(PersonName.of("DELGADO, ANA")).isEqualTo(new PartyName("Ana", "Delgado"));
        assertThat(PersonName.of("Maria de la Cruz")).isEqualTo(new PartyName("Maria", "de la Cruz"));
        assertThat(PersonName.of("MARTIN KING JR")).isEqualTo(new PartyName("Martin", "King Jr"));
        assertThat(PersonName.of("MADONNA")).isEqualTo(new PartyName("Madonna", null));
        assertThat(PersonName.of("Smith, Jr.").shown()).isEqualTo("Smith Jr.");
        assertThat(PersonName.of(",").shown()).isEmpty();
        assertThat(PersonName.of("- - ,").shown()).isNotNull();
    }

    @Test
    void whatNamesNobodyIsNoName() {
        for (String nobody : new String[] {"WIRELESS CALLER", "Unknown", "unavailable", "TOLL FREE CALL", "V4013201", "+1 713 555 0100", "", "  ", "Cell Phone", "Private",
                "Out Of Area", "name unavailable"}) {
            assertThat(PersonName.of(nobody).shown()).as(nobody).isEmpty();
        }
        assertThat(PersonName.of("Noelle Private").shown()).isEqualTo("Noelle Private");
    }
}
