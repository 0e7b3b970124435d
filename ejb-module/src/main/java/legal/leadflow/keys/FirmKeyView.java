package legal.leadflow.keys;

import legal.leadflow.crypto.KeyState;

/**
 * A firm's keys as the platform's administrators see them: its name, and nothing else of the firm.
 *
 * @param run the last run that sealed its values anew; null before the first
 */
public record FirmKeyView(String name, KeyState keys, ResealRun run) {
}
