package legal.leadflow.web.keys;

import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.KeyState;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.keys.FirmKeyView;
import legal.leadflow.keys.ResealRun;
import legal.leadflow.keys.ResealState;

/**
 * A firm on the page of keys.
 *
 * @param name its name; its id while its keys are closed, for then nothing of it is asked
 * @param run  the last run that sealed its values anew; null before the first
 */
public record KeyRow(UUID firm, String name, KeyState keys, ResealRun run) {
    static KeyRow open(UUID firm, FirmKeyView view) {
        return new KeyRow(firm, view.name(), view.keys(), view.run());
    }

    /** Keys that open, but are not the firm's own. */
    static KeyRow closed(KeyState keys, KeysClosed.Why why) {
        return closed(new KeyState(keys.firm(), why, List.of(), List.of(), 0, keys.newest()));
    }

    static KeyRow closed(KeyState keys) {
        return new KeyRow(keys.firm(), keys.firm().toString(), keys, null);
    }

    public boolean isClosed() {
        return keys.trouble() != null;
    }

    public boolean isAtWork() {
        return run != null && run.isAtWork();
    }

    /** Whether former keys are there that seal nothing any more, as far as the last run tells: the service looks itself. */
    public boolean isRetirable() {
        return isResealable() && run != null && run.state() == ResealState.DONE && !run.started().isBefore(keys.rotated());
    }

    /** Whether former keys are there and no job is at work. */
    public boolean isResealable() {
        return !isClosed() && !isAtWork() && keys.fields().size() > 1;
    }
}
