package legal.leadflow.imports;

import java.util.Locale;
import java.util.Map;

/** How providers call what became of a call. */
final class Outcomes {
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("answered", "ANSWERED"), Map.entry("completed", "ANSWERED"),
            Map.entry("answered call", "ANSWERED"), Map.entry("connected", "ANSWERED"), Map.entry("no answer", "MISSED"), Map.entry("missed", "MISSED"),
            Map.entry("missed call", "MISSED"), Map.entry("unanswered", "MISSED"), Map.entry("not answered", "MISSED"), Map.entry("voicemail", "VOICEMAIL"),
            Map.entry("voice mail", "VOICEMAIL"), Map.entry("abandoned", "ABANDONED"), Map.entry("abandoned call", "ABANDONED"), Map.entry("canceled", "ABANDONED"),
            Map.entry("cancelled", "ABANDONED"), Map.entry("hangup", "ABANDONED"), Map.entry("hung up", "ABANDONED"), Map.entry("busy", "BUSY"),
            Map.entry("engaged", "BUSY"), Map.entry("failed", "FAILED"), Map.entry("error", "FAILED"), Map.entry("wrong number", "WRONG_NUMBER"));

    private Outcomes() {
    }

    /** Null when the word is not known. */
    static String of(String told) {
        return NAMES.get(told.toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ").strip());
    }
}
