package legal.leadflow.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTokensTest {
    @ParameterizedTest
    @CsvSource({"Marisol,Delgado-Ruiz,delgado", "Marisol,Delgado-Ruiz,ruiz", "Marisol,Delgado-Ruiz,delgadoruiz", "Marisol,Delgado-Ruiz,Delgado-Ruiz mari",
        "Siobhán,O’Hara,ohara", "Siobhán,O'Hara,o'har", "Siobhán,O’Hara,siobhan", "José,Muñoz,munoz", "José,MUÑOZ,jo muñ", "Jürgen,Weiß,weiss",
        "Søren,Ørsted,orst", "李,小龙,李", "Анна,Каренина,анна", "Anne Marie,van der Berg,berg anne", "A,Bartholomew-Featherstonehaugh,featherstonehaugh"})
    void aNameIsFoundByTheBeginningsOfItsWords(String given, String family, String typed) {
        assertThat(NameTokens.of(new PartyName(given, family))).containsAll(NameTokens.asked(typed));
    }

    @ParameterizedTest
    @CsvSource({"Marisol,Delgado,elgado", "Marisol,Delgado,marisol perez", "Ann,Lee,annie"})
    void anotherNameIsNot(String given, String family, String typed) {
        assertThat(NameTokens.of(new PartyName(given, family)).containsAll(NameTokens.asked(typed))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Catherine,Smith,kathryn smyth", "Stephen,Nelson,steven nelsen", "Geoffrey,Meyer,jeffrey maier"})
    void misspelledNamesAreFoundByTheirSound(String given, String family, String typed) {
        var stored = NameTokens.of(new PartyName(given, family));
        assertThat(NameTokens.askedBySound(typed)).hasSize(2).allMatch(sounds -> sounds.stream().anyMatch(stored::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "'", "…", "()"})
    void aTextWithoutLettersAsksForNobody(String typed) {
        assertThat(NameTokens.asked(typed)).isEmpty();
    }

    @Test
    void anUnknownNameHasNoTokens() {
        assertThat(NameTokens.of(new PartyName(null, "  "))).isEmpty();
    }

    @Test
    void theLongestNameMakesFewTokens() {
        assertThat(NameTokens.of(new PartyName("x".repeat(PartyName.MAX), "y".repeat(PartyName.MAX)))).hasSizeLessThan(30);
    }
}
