package legal.leadflow.web.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.calls.NewCall;
import legal.leadflow.parties.Speaks;
import org.junit.jupiter.api.Test;

class CallFormTest {
    @Test
    void aDraftGivesBackEveryField() {
        UUID id = UUID.randomUUID();
        CallForm form = new CallForm();
        form.take(Map.of("from", "(713) 555-0142", "to", "0101", "first", "Mari", "last", "D\u0000", "speaks", "ES", "area", UUID.randomUUID().toString(), "note", "<b>\n'",
                "said", "an ad", "outcome", "VOICEMAIL", "matter", "true"));
        form.party(UUID.randomUUID(), false);
        CallForm restored = new CallForm();
        restored.restore(form.draft(true));
        assertThat(restored.call(id)).isEqualTo(form.call(id));
        assertThat(restored.call(id)).extracting(NewCall::outcome, NewCall::speaks, NewCall::newMatter).containsExactly(CallOutcome.VOICEMAIL, Speaks.ES, true);
    }

    @Test
    void aDraftKnowsWhichCallItReturnsAndThatNobodyChoseTheArea() {
        CallForm form = new CallForm();
        UUID earlier = UUID.randomUUID();
        UUID area = UUID.randomUUID();
        form.returns(earlier);
        form.lastUsed(area);
        CallForm restored = new CallForm();
        restored.restore(form.draft(false));
        assertThat(restored.call(UUID.randomUUID())).extracting(NewCall::returns, NewCall::direction, NewCall::area).containsExactly(earlier, Direction.OUTBOUND, area);
        restored.take(Map.of("area", area.toString()));
        assertThat(restored.isLastUsed()).isTrue();
        restored.take(Map.of("area", UUID.randomUUID().toString()));
        assertThat(restored.isLastUsed()).isFalse();
    }

    @Test
    void whatIsNotOfOurPageChangesNothing() {
        CallForm form = new CallForm();
        Map<String, String> forged = new HashMap<>(Map.of("outcome", "WON", "speaks", "KLINGON", "area", "1", "type", "x"));
        form.take(forged);
        NewCall call = form.call(UUID.randomUUID());
        assertThat(call.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(call.area()).isNull();
        assertThat(call.type()).isNull();
    }
}
