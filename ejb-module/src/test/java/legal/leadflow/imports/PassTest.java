package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassTest {
    @Test
    void aJobThatReadsRowsTriesOrDoes() {
        assertThat(Pass.ofRows("DRY")).isEqualTo(Pass.DRY);
        assertThat(Pass.ofRows("REAL")).isEqualTo(Pass.REAL);
    }

    /** Else the mandate to take an import back, written beside the job that reads rows, would be one for what that job writes. */
    @Test
    void aJobThatReadsRowsIsNoneThatTakesBack() {
        assertThatThrownBy(() -> Pass.ofRows("UNDO")).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> Pass.ofRows("undo")).isInstanceOf(IllegalArgumentException.class);
    }
}
