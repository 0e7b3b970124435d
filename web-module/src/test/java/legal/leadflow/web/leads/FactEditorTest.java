package legal.leadflow.web.leads;

import static legal.leadflow.intake.Fact.ADVERSE_PARTY;
import static legal.leadflow.intake.Fact.JURISDICTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import legal.leadflow.intake.FactClash;
import legal.leadflow.intake.Facts;
import legal.leadflow.intake.Saved;
import org.junit.jupiter.api.Test;

class FactEditorTest {
    private static final Facts SHOWN = new Facts(Map.of(JURISDICTION, "Texas", ADVERSE_PARTY, "Unknown"));
    private final FactEditor editor = new FactEditor();
    private final List<Facts> seen = new ArrayList<>();
    private final List<Facts> written = new ArrayList<>();

    @Test
    void savesOnlyWhatIsOpenAndClosesIt() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.getTyped().put("JURISDICTION", "Ohio");
        editor.save(SHOWN, saving());
        assertThat(written.get(0).values()).containsExactly(Map.entry(JURISDICTION, "Ohio"));
        assertThat(editor.isOpen(JURISDICTION)).isFalse();
        assertThat(editor.getTyped()).isEmpty();
    }

    @Test
    void whatStoodThereWhenAFactWasOpenedIsKeptWhenThePageIsReadAnew() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.getTyped().put("JURISDICTION", "Ohio");
        editor.save(SHOWN.with(JURISDICTION, "Utah"), saving());
        assertThat(seen.get(0).get(JURISDICTION)).isEqualTo("Texas");
    }

    @Test
    void openingAgainKeepsWhatWasTyped() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.getTyped().put("JURISDICTION", "Ohio");
        editor.open(JURISDICTION, SHOWN.with(JURISDICTION, "Utah"), "Utah");
        assertThat(editor.getTyped()).containsEntry("JURISDICTION", "Ohio");
    }

    @Test
    void aClashKeepsEverythingTypedAndOpen() {
        clashing();
        assertThat(editor.isOpen(JURISDICTION)).isTrue();
        assertThat(editor.getTyped()).containsEntry("JURISDICTION", "Ohio").containsEntry("ADVERSE_PARTY", "Halvorson");
        editor.backToEditing();
        assertThat(editor.getClashes()).isEmpty();
        assertThat(editor.getTyped()).containsEntry("JURISDICTION", "Ohio");
    }

    @Test
    void theChoiceGoesOutWithWhatTheOthersWroteAsSeen() {
        clashing();
        editor.decide(Set.of());
        editor.save(SHOWN, saving());
        assertThat(seen.get(1).get(JURISDICTION)).isEqualTo("Utah");
        assertThat(written.get(1).get(JURISDICTION)).isEqualTo("Ohio");
        assertThat(written.get(1).get(ADVERSE_PARTY)).as("what did not clash is saved with it").isEqualTo("Halvorson");
    }

    @Test
    void choosingTheOthersValueChangesNothing() {
        clashing();
        editor.decide(Set.of(JURISDICTION));
        editor.save(SHOWN, saving());
        assertThat(written.get(1).values()).containsExactly(Map.entry(ADVERSE_PARTY, "Halvorson"));
    }

    @Test
    void whatWasOpenedAndLeftAsItWasIsNoChange() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.open(ADVERSE_PARTY, SHOWN, "Unknown");
        assertThat(editor.isTouched()).isFalse();
        editor.getTyped().put("JURISDICTION", "Ohio");
        assertThat(editor.isTouched()).isTrue();
        editor.save(SHOWN, saving());
        assertThat(written.get(0).values()).containsExactly(Map.entry(JURISDICTION, "Ohio"));
    }

    @Test
    void choosingTheOthersValueOfAllThatClashedIsNoChange() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.getTyped().put("JURISDICTION", "Ohio");
        FactClash clash = new FactClash(JURISDICTION, "Texas", "Utah", "Ohio", UUID.randomUUID(), Instant.EPOCH);
        editor.save(SHOWN, (before, after) -> new Saved(SHOWN.with(JURISDICTION, "Utah"), List.of(clash), Set.of()));
        editor.decide(Set.of(JURISDICTION));
        assertThat(editor.isTouched()).isFalse();
    }

    @Test
    void discardingOneFactLeavesTheOther() {
        clashing();
        editor.discard(JURISDICTION);
        assertThat(editor.open()).containsExactly(ADVERSE_PARTY);
        assertThat(editor.getClashes()).isEmpty();
    }

    private void clashing() {
        editor.open(JURISDICTION, SHOWN, "Texas");
        editor.open(ADVERSE_PARTY, SHOWN, "Unknown");
        editor.getTyped().put("JURISDICTION", "Ohio");
        editor.getTyped().put("ADVERSE_PARTY", "Halvorson");
        FactClash clash = new FactClash(JURISDICTION, "Texas", "Utah", "Ohio", UUID.randomUUID(), Instant.EPOCH);
        Saved saved = editor.save(SHOWN, (before, after) -> {
            seen.add(before);
            written.add(after);
            return new Saved(SHOWN.with(JURISDICTION, "Utah"), List.of(clash), Set.of());
        });
        assertThat(saved.done()).isFalse();
        assertThat(editor.getClashes()).containsExactly(clash);
    }

    private BiFunction<Facts, Facts, Saved> saving() {
        return (before, after) -> {
            seen.add(before);
            written.add(after);
            return new Saved(after, List.of(), Set.of());
        };
    }
}
