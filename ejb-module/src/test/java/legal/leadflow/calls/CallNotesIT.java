package legal.leadflow.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import legal.leadflow.calls.NoteDesk.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads and writes which note of a call, and what is told of those that are not for the reader. */
class CallNotesIT {
    private static final CallFilter ALL = new CallFilter(null, null, null, null, null, null, false);
    private NoteDesk desk;

    @BeforeEach
    void aFirm() throws Exception {
        desk = new NoteDesk();
    }

    @Test
    void whatAColleagueNotedOfALeadsCallIsNotTheFrontDesks() throws Exception {
        UUID call = desk.takes(desk.marcus, desk.told("Was hit by a delivery van"));
        CallLine line = desk.sees(desk.renata, call).line();
        assertThat(line.note()).isEqualTo(new NoteView(false, false, "", null, null, null));
        for (List<CallLine> lines : List.<List<CallLine>>of(desk.as(desk.renata, beans -> beans.get(CallService.class).log(ALL, null, 5).lines()),
                desk.as(desk.renata, beans -> beans.get(CallService.class).ofLead(line.lead())), desk.as(desk.renata, beans -> beans.get(CallService.class).ofParty(line.party())),
                desk.as(desk.renata, beans -> beans.get(CallDeskService.class).caller(line.party()).contacts()))) {
            assertThat(lines).singleElement().extracting(CallLine::note).isEqualTo(line.note());
        }
        for (Colleague who : List.of(desk.marcus, desk.nadia)) {
            assertThat(desk.sees(who, call).note()).isEqualTo(new NoteView(true, true, "Was hit by a delivery van", null, desk.sees(who, call).note().at(), "Marcus Bell"));
        }
    }

    @Test
    void theFrontDeskWritesTheNoteOfTheCallItTakesReadsAndMendsIt() throws Exception {
        UUID noted = desk.takes(desk.renata, desk.told("Asks for a divorce lawyer"));
        assertThat(desk.sees(desk.renata, noted).note()).satisfies(note -> assertThat(note.text()).isEqualTo("Asks for a divorce lawyer")).satisfies(note -> assertThat(note.last()).isNull());
        assertThat(desk.sees(desk.renata, noted).version()).isZero();
        NoteView mended = desk.writes(desk.renata, noted, " Asks for a divorce lawyer, in Spanish ").note();
        assertThat(mended).isEqualTo(new NoteView(true, true, "Asks for a divorce lawyer, in Spanish", NoteView.Done.CHANGED, mended.at(), "Renata Solis"));
        UUID silent = desk.takes(desk.renata, desk.told(" "));
        assertThat(desk.sees(desk.renata, silent).note()).isEqualTo(new NoteView(true, true, "", null, null, null));
        assertThat(desk.writes(desk.renata, silent, "Called from a hospital").note().text()).isEqualTo("Called from a hospital");
        assertThat(desk.sees(desk.marcus, silent).note()).satisfies(note -> assertThat(note.text()).isEqualTo("Called from a hospital"))
                .satisfies(note -> assertThat(note.last()).as("as it came with the call").isNull());
    }

    @Test
    void aColleaguesNoteIsNotReplacedAndAnOutcomeAloneLeavesItAlone() throws Exception {
        UUID call = desk.takes(desk.marcus, desk.told("Was hit by a delivery van"));
        for (String words : new String[] {"x", "", null, "Was hit by a delivery van"}) {
            assertThatThrownBy(() -> desk.writes(desk.renata, call, words)).as("" + words).isInstanceOf(NoteOfAnother.class).extracting(refused -> ((NoteOfAnother) refused).field()).isEqualTo("note");
        }
        assertThat(desk.changes(desk.renata, call, 0, new CallChange(CallOutcome.VOICEMAIL, null, false)).outcome()).isEqualTo(CallOutcome.VOICEMAIL);
        CallDetails stands = desk.sees(desk.marcus, call);
        assertThat(stands.note().text()).isEqualTo("Was hit by a delivery van");
        assertThat(stands.note().last()).isNull();
        assertThat(stands.version()).isEqualTo(1);
        assertThat(stands.changedBy()).isEqualTo("Renata Solis");
    }

    @Test
    void whoWorksOnLeadsTakesANoteOverAndItShows() throws Exception {
        UUID call = desk.takes(desk.renata, desk.told("Fell"));
        int seen = desk.sees(desk.renata, call).version();
        NoteView now = desk.writes(desk.marcus, call, "Fell in the store, broke her wrist").note();
        assertThat(now).isEqualTo(new NoteView(true, true, "Fell in the store, broke her wrist", NoteView.Done.CHANGED, now.at(), "Marcus Bell"));
        assertThat(desk.sees(desk.nadia, call).note()).isEqualTo(now);
        assertThat(desk.sees(desk.renata, call).note()).as("no longer her words").isEqualTo(new NoteView(false, false, "", null, null, null));
        assertThatThrownBy(() -> desk.changes(desk.renata, call, seen, new CallChange(null, "Fell!", true))).isInstanceOf(CallChangedMeanwhile.class);
        assertThatThrownBy(() -> desk.writes(desk.renata, call, "Fell!")).isInstanceOf(NoteOfAnother.class);
    }

    @Test
    void aNoteThatWasTakenAwayTellsByWhomAndCanBeWrittenAgain() throws Exception {
        UUID call = desk.takes(desk.renata, desk.told("Wrong file"));
        NoteView gone = desk.writes(desk.marcus, call, null).note();
        assertThat(gone).isEqualTo(new NoteView(true, true, "", NoteView.Done.REMOVED, gone.at(), "Marcus Bell"));
        assertThatThrownBy(() -> desk.writes(desk.renata, call, "Wrong file")).isInstanceOf(NoteOfAnother.class);
        assertThat(desk.writes(desk.nadia, call, "Right file").note()).satisfies(note -> assertThat(note.last()).isEqualTo(NoteView.Done.CHANGED))
                .satisfies(note -> assertThat(note.by()).isEqualTo("Nadia Okafor"));
    }

    @Test
    void whoNotesAColleaguesCallIsNamed() throws Exception {
        UUID call = desk.takes(desk.renata, desk.told(null));
        assertThat(desk.writes(desk.marcus, call, "Called for her son").note()).satisfies(note -> assertThat(note.last()).isEqualTo(NoteView.Done.WRITTEN))
                .satisfies(note -> assertThat(note.by()).isEqualTo("Marcus Bell"));
        assertThatThrownBy(() -> desk.writes(desk.renata, call, "Called for her son")).as("she cannot see it, and does not replace it").isInstanceOf(NoteOfAnother.class);
    }

    @Test
    void theFrontDeskReadsNotesOfCallsWithoutALeadAndNotesThoseThatHaveNone() throws Exception {
        UUID noted = desk.takes(desk.marcus, desk.astray("Wanted the pizza place"));
        NoteView raw = desk.sees(desk.renata, noted).note();
        assertThat(raw).isEqualTo(new NoteView(true, false, "Wanted the pizza place", null, raw.at(), "Marcus Bell"));
        assertThatThrownBy(() -> desk.writes(desk.renata, noted, "x")).isInstanceOf(NoteOfAnother.class);
        UUID silent = desk.takes(desk.marcus, desk.astray(null));
        assertThat(desk.writes(desk.renata, silent, "Called again").note().text()).isEqualTo("Called again");
        UUID leads = desk.takes(desk.marcus, desk.told(null));
        assertThat(desk.sees(desk.renata, leads).note()).as("a colleague's call: there may be one").isEqualTo(new NoteView(false, false, "", null, null, null));
    }

    @Test
    void aNoteMakesANewVersionOfItsCallAndTheSameNoteNone() throws Exception {
        UUID call = desk.takes(desk.renata, desk.told("First"));
        assertThat(desk.writes(desk.renata, call, "Second").version()).isEqualTo(1);
        assertThat(desk.writes(desk.renata, call, "Third").version()).isEqualTo(2);
        assertThat(desk.writes(desk.renata, call, " Third").version()).isEqualTo(2);
        assertThatThrownBy(() -> desk.changes(desk.renata, call, 1, new CallChange(null, "Late", true))).isInstanceOf(CallChangedMeanwhile.class);
        assertThat(desk.sees(desk.renata, call).note().text()).isEqualTo("Third");
    }

    @Test
    void saveThatIsPressedTwiceIsOneCallAlsoWhenSomebodyNotedItBetween() throws Exception {
        NewCall silent = desk.told(null);
        UUID call = desk.takes(desk.renata, silent);
        desk.writes(desk.marcus, call, "Called for her son");
        assertThat(desk.takes(desk.renata, silent)).isEqualTo(call);
        NewCall noted = desk.told("As Renata heard it");
        UUID other = desk.takes(desk.renata, noted);
        assertThat(desk.takes(desk.renata, noted)).isEqualTo(other);
        desk.writes(desk.marcus, other, "As Marcus heard it");
        assertThatThrownBy(() -> desk.takes(desk.renata, noted)).as("she is told, and nothing is lost").isInstanceOf(CallRecordedBefore.class);
    }
}
