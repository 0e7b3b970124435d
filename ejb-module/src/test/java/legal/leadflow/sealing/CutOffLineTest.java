package legal.leadflow.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CutOffLineTest {
    private static final UUID FIRM = UUID.fromString("0f7c05c5-44d7-4e0a-b022-8585c8247471");
    private final String head = Head.line("H1|" + FIRM + "|12|" + "ab".repeat(32) + "|40|1795815761918802|1", new byte[64]);
    private final String retirement = new Retirement(FIRM, 1, 2, 3, 4, 5, new TreeMap<>(Map.of(3L, 7)), 6, 1, new byte[64]).line();

    /** Also within the signature, of which Java's decoder takes most lengths for a whole one. */
    @Test
    void nothingThatWasCutOffIsTakenForAHeadOrARetirement() {
        for (int length = 1; length < head.length() - 2; length++) {
            String cut = head.substring(0, length);
            assertThatThrownBy(() -> Head.parse(cut)).as(cut).isInstanceOf(IllegalArgumentException.class);
            assertThat(CutOffLine.is(cut)).as(cut).isTrue();
        }
        for (int length = 1; length < retirement.length() - 2; length++) {
            String cut = retirement.substring(0, length);
            assertThatThrownBy(() -> Retirement.parse(cut)).as(cut).isInstanceOf(RuntimeException.class);
            assertThat(CutOffLine.is(cut)).as(cut).isTrue();
        }
    }

    @Test
    void whatNoCrashLeavesIsNoBeginning() {
        assertThat(CutOffLine.is(head)).isFalse();
        for (String other : List.of("", "no head", "H1|no head at all", "H2", head.replace("H1|0f", "H1|zz"), head + "x", head.substring(0, 60).replace("|12|", "|x|"), "H1||", retirement + "|")) {
            assertThat(CutOffLine.is(other)).as(other).isFalse();
        }
    }
}
