package legal.leadflow.calls;

import legal.leadflow.kernel.PlainText;

/**
 * What is to be changed about a call.
 *
 * @param outcome  null leaves it as it is
 * @param note     null takes it away, if {@code noteTold}
 * @param noteTold whether the note is to be changed
 */
public record CallChange(CallOutcome outcome, @PlainText(max = NewCall.NOTE_MAX, lines = true) String note, boolean noteTold) {
    @Override
    public String toString() {
        return "CallChange";
    }
}
