package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final String TYPED = "Marisol Delgado +17135550142";

    @Test
    void theLogTellsWhatHappenedAndNothingThatWasTyped() {
        LogRecord[] seen = new LogRecord[1];
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                seen[0] = entry;
            }

            @Override
            public void flush() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger log = Logger.getLogger(Reference.class.getName());
        log.setUseParentHandlers(false);
        log.addHandler(handler);
        String reference;
        try {
            reference = Reference.log(new IllegalStateException(TYPED, new IllegalArgumentException(TYPED)));
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        StringWriter written = new StringWriter();
        seen[0].getThrown().printStackTrace(new PrintWriter(written, true));
        assertThat(seen[0].getMessage()).contains(reference);
        assertThat(written.toString()).contains("IllegalStateException", "IllegalArgumentException", "ReferenceTest").doesNotContain("Marisol", "0142");
    }

    @Test
    void referencesHaveTheirShapeAndDiffer() {
        String one = Reference.next();
        assertThat(Reference.isOne(one)).isTrue();
        assertThat(Reference.next()).isNotEqualTo(one);
        assertThat(Reference.isOne("<script>")).isFalse();
        assertThat(Reference.isOne(null)).isFalse();
    }
}
