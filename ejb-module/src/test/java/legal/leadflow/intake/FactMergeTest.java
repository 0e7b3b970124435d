package legal.leadflow.intake;

import static legal.leadflow.intake.Fact.ADVERSE_PARTY;
import static legal.leadflow.intake.Fact.INCIDENT_ON;
import static legal.leadflow.intake.Fact.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FactMergeTest {
    private static final Facts SEEN = facts("2026-08-12", null, "Texas");

    @Test
    void aChangeNobodyElseTouchedIsWritten() {
        FactMerge merge = FactMerge.of(SEEN, SEEN, Map.of(INCIDENT_ON, "2026-08-13"));
        assertThat(merge.wanted()).containsExactly(Map.entry(INCIDENT_ON, "2026-08-13"));
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.others()).isEmpty();
    }

    @Test
    void changesOfDifferentFactsBothStand() {
        FactMerge merge = FactMerge.of(SEEN, facts("2026-08-12", "Halvorsen", "Texas"), Map.of(INCIDENT_ON, "2026-08-13"));
        assertThat(merge.wanted()).containsExactly(Map.entry(INCIDENT_ON, "2026-08-13"));
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.others()).containsExactly(ADVERSE_PARTY);
    }

    @Test
    void theSameFactChangedToDifferentValuesClashes() {
        FactMerge merge = FactMerge.of(SEEN, facts("2026-08-14", null, "Texas"), Map.of(INCIDENT_ON, "2026-08-13", JURISDICTION, "Ohio"));
        assertThat(merge.clashes()).containsExactly(INCIDENT_ON);
        assertThat(merge.wanted()).containsExactly(Map.entry(JURISDICTION, "Ohio"));
    }

    @Test
    void theSameFactChangedToTheSameValueIsNoClash() {
        FactMerge merge = FactMerge.of(SEEN, facts("2026-08-14", null, "Texas"), Map.of(INCIDENT_ON, "2026-08-14"));
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.wanted()).isEmpty();
    }

    @Test
    void writingWhatOneSawOverwritesNothing() {
        FactMerge merge = FactMerge.of(SEEN, facts("2026-08-14", null, "Texas"), Map.of(INCIDENT_ON, "2026-08-12"));
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.wanted()).isEmpty();
        assertThat(merge.others()).containsExactly(INCIDENT_ON);
    }

    @Test
    void takingAValueAwayClashesWithChangingIt() {
        Map<Fact, String> emptied = new EnumMap<>(Fact.class);
        emptied.put(JURISDICTION, null);
        assertThat(FactMerge.of(SEEN, facts("2026-08-12", null, "Ohio"), emptied).clashes()).containsExactly(JURISDICTION);
        assertThat(FactMerge.of(SEEN, SEEN, emptied).wanted()).containsExactly(new java.util.AbstractMap.SimpleEntry<>(JURISDICTION, null));
    }

    @Test
    void theChoiceAfterAClashIsWritten() {
        Facts theirs = facts("2026-08-14", null, "Texas");
        Facts decided = SEEN.with(INCIDENT_ON, theirs.get(INCIDENT_ON));
        assertThat(FactMerge.of(decided, theirs, Map.of(INCIDENT_ON, "2026-08-13")).wanted()).containsExactly(Map.entry(INCIDENT_ON, "2026-08-13"));
    }

    @Test
    void aThirdChangeAfterTheChoiceClashesAgain() {
        Facts decided = SEEN.with(INCIDENT_ON, "2026-08-14");
        assertThat(FactMerge.of(decided, facts("2026-08-15", null, "Texas"), Map.of(INCIDENT_ON, "2026-08-13")).clashes()).containsExactly(INCIDENT_ON);
    }

    @Test
    void aFactTheReaderMayNotSeeIsNeitherWrittenNorTold() {
        Facts front = new Facts(Map.of(Fact.FAMILY_NAME, "Delgado"));
        FactMerge merge = FactMerge.of(front, front, Map.of(Fact.EXPECTED_FEE, "1.00"));
        assertThat(merge.wanted()).isEmpty();
        assertThat(merge.others()).isEmpty();
    }

    /** Every combination of what was seen, what stands and what is wanted: nobody's change is ever lost silently. */
    @Test
    void noChangeIsEverLost() {
        List<String> values = java.util.Arrays.asList(null, "a", "b", "c");
        for (String seen : values) {
            for (String stands : values) {
                for (String yours : values) {
                    Map<Fact, String> written = new EnumMap<>(Fact.class);
                    written.put(JURISDICTION, yours);
                    FactMerge merge = FactMerge.of(facts(null, null, seen), facts(null, null, stands), written);
                    String after = merge.wanted().containsKey(JURISDICTION) ? merge.wanted().get(JURISDICTION) : stands;
                    boolean theirsLost = !Objects.equals(stands, seen) && !Objects.equals(after, stands);
                    boolean yoursLost = !Objects.equals(yours, seen) && !Objects.equals(after, yours) && merge.clashes().isEmpty();
                    assertThat(theirsLost || yoursLost).as("%s, %s, %s", seen, stands, yours).isFalse();
                }
            }
        }
    }

    private static Facts facts(String incident, String adverse, String jurisdiction) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(INCIDENT_ON, incident);
        facts.put(ADVERSE_PARTY, adverse);
        facts.put(JURISDICTION, jurisdiction);
        return new Facts(facts);
    }
}
