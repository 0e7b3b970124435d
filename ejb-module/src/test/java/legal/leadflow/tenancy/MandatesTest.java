package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MandatesTest {
    private final Map<String, byte[]> stored = new HashMap<>(Map.of(Secrets.CONTEXT_PREFIX + 1, random()));
    private final Caller caller = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.INTAKE, Role.MARKETING), "Marcus Bell");
    private final Errand errand = new Errand("import-undo", UUID.randomUUID());
    private final Instant later = Instant.now().plusSeconds(60);

    @Test
    void lastsBeyondTheProcessThatIssuedIt() {
        Caller told = mandates().check(mandates().issue(errand, caller, later), errand);
        assertThat(told.firm()).isEqualTo(caller.firm());
        assertThat(told.person()).isEqualTo(caller.person());
        assertThat(told.roles()).isEqualTo(caller.roles());
    }

    @Test
    void namesNobody() {
        assertThat(mandates().issue(errand, caller, later)).doesNotContain("Marcus");
        assertThat(mandates().check(mandates().issue(errand, caller, later), errand).name()).isEmpty();
    }

    @Test
    void refusesAChangeOfAnyCharacter() {
        String mandate = mandates().issue(errand, caller, later);
        for (int i = 0; i < mandate.length(); i++) {
            StringBuilder changed = new StringBuilder(mandate);
            changed.setCharAt(i, changed.charAt(i) == '1' ? '2' : '1');
            assertThatThrownBy(() -> mandates().check(changed.toString(), errand)).as("character " + i).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void refusesAnExpiredOne() {
        String mandate = mandates().issue(errand, caller, Instant.now().minusSeconds(2));
        assertThatThrownBy(() -> mandates().check(mandate, errand)).isInstanceOf(SecurityException.class).hasMessageContaining("expired");
    }

    @Test
    void refusesOneOfAnotherKey() {
        String mandate = new Mandates(new ContextKeys(Secrets.of(Map.of(Secrets.CONTEXT_PREFIX + 1, random())))).issue(errand, caller, later);
        assertThatThrownBy(() -> mandates().check(mandate, errand)).isInstanceOf(SecurityException.class);
    }

    @Test
    void isNoDatabaseContextNorIsOneAMandate() {
        ContextKeys keys = new ContextKeys(Secrets.of(stored));
        String mandate = mandates().issue(errand, caller, later);
        String text = mandate.substring(0, mandate.lastIndexOf('|'));
        assertThat(mandate).doesNotEndWith(keys.sign(text));
        assertThatThrownBy(() -> mandates().check(text + "|" + keys.sign(text), errand)).isInstanceOf(SecurityException.class);
    }

    @Test
    void rightsThatAreLentTravelWithIt() {
        Caller lent = new Caller(caller.firm(), caller.person(), Set.of(Role.PLATFORM_ADMIN), "", Set.of(Right.FIRM, Right.KEYS));
        assertThat(mandates().check(mandates().issue(errand, lent, later), errand)).isEqualTo(lent);
        assertThat(mandates().check(mandates().issue(errand, caller, later), errand).lent()).isEmpty();
    }

    @Test
    void holdsAcrossANewKeyAndNotAfterTheOldOneWasWithdrawn() {
        String mandate = mandates().issue(errand, caller, later);
        stored.put(Secrets.CONTEXT_PREFIX + 2, random());
        assertThat(mandates().check(mandate, errand).firm()).isEqualTo(caller.firm());
        stored.remove(Secrets.CONTEXT_PREFIX + 1);
        assertThatThrownBy(() -> mandates().check(mandate, errand)).isInstanceOf(SecurityException.class);
    }

    @Test
    void servesNoOtherJob() {
        String mandate = mandates().issue(errand, caller, later);
        for (Errand other : List.of(new Errand("import-undo", UUID.randomUUID()), new Errand("import-real", errand.id()), new Errand("key-reseal", errand.id()))) {
            assertThatThrownBy(() -> mandates().check(mandate, other)).isInstanceOf(SecurityException.class).hasMessageContaining("another job");
            assertThatThrownBy(() -> mandates().actAtTheEnd(mandate, other, Set.of(), () -> null)).isInstanceOf(SecurityException.class).hasMessageContaining("another job");
        }
    }

    /** From before mandates named their job: it lets nothing be done but the note that the job broke off. */
    @Test
    void aFormerOneIsForTheEndAlone() throws Exception {
        ContextKeys keys = new ContextKeys(Secrets.of(stored));
        String text = keys.kid() + "|" + caller.firm() + "|" + caller.person() + "|INTAKE|" + later.getEpochSecond();
        String former = text + "|" + keys.signFor("leadflow mandate", keys.kid(), text);
        assertThatThrownBy(() -> mandates().check(former, errand)).isInstanceOf(SecurityException.class).hasMessageContaining("start it again");
        assertThat(mandates().<UUID>actAtTheEnd(former, errand, Set.of(), () -> CurrentCaller.current().firm())).isEqualTo(caller.firm());
        assertThatThrownBy(() -> mandates().actAtTheEnd(text + "|" + keys.sign(text), errand, Set.of(), () -> null)).isInstanceOf(SecurityException.class);
    }

    @Test
    void anExpiredOneIsForTheEndAlone() throws Exception {
        String mandate = mandates().issue(errand, caller, Instant.now().minusSeconds(2));
        assertThat(mandates().<UUID>actAtTheEnd(mandate, errand, Set.of(), () -> CurrentCaller.current().firm())).isEqualTo(caller.firm());
    }

    /** Of the rights that its work was lent the note that a job broke off has those alone which it needs. */
    @Test
    void atTheEndNothingIsLentButWhatTheNoteNeeds() throws Exception {
        Caller lent = new Caller(caller.firm(), caller.person(), Set.of(Role.INTAKE), "", Set.of(Right.UNDO, Right.KEYS));
        String mandate = mandates().issue(errand, lent, later);
        assertThat(mandates().<Boolean>actOn(mandate, errand, () -> CurrentCaller.current().may(Right.UNDO))).isTrue();
        assertThat(mandates().<Set<Right>>actAtTheEnd(mandate, errand, Set.of(), () -> CurrentCaller.current().rights())).isEqualTo(Role.INTAKE.rights());
        assertThat(mandates().<Set<Right>>actAtTheEnd(mandate, errand, Set.of(Right.KEYS, Right.SEAL), () -> CurrentCaller.current().lent())).containsExactly(Right.KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "|||||", "a|b|c|d|e|f", "1|2|3|4|5|6", "-1|2|3|4|5|6", "99999999999|2|3|4|5|6", "1|2|3|4|5", "1|2|3|4|5|6|7", "1|2|3|4|5|6|7|8", "|||||||", "1|2|3|4|5|6|7|8|9"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> mandates().check(text, errand)).isInstanceOf(SecurityException.class).hasMessageNotContaining("4");
        assertThatThrownBy(() -> mandates().check(null, errand)).isInstanceOf(SecurityException.class);
    }

    @Test
    void theJobsPersonIsGoneWhenTheWorkEnds() throws Exception {
        String mandate = mandates().issue(errand, caller, later);
        assertThat(mandates().<UUID>actOn(mandate, errand, () -> CurrentCaller.current().firm())).isEqualTo(caller.firm());
        assertThatThrownBy(CurrentCaller::current).isInstanceOf(NoFirm.class);
        assertThatThrownBy(() -> mandates().actOn(mandate, errand, () -> {
            throw new IllegalStateException("work failed");
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(CurrentCaller::current).isInstanceOf(NoFirm.class);
    }

    @Test
    void oneJobInAnotherComesBackToTheFirst() throws Exception {
        Caller second = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.PARTNER), "");
        mandates().actOn(mandates().issue(errand, caller, later), errand, () -> {
            assertThat(mandates().<UUID>actOn(mandates().issue(errand, second, later), errand, () -> CurrentCaller.current().firm())).isEqualTo(second.firm());
            assertThat(CurrentCaller.current().firm()).isEqualTo(caller.firm());
            return null;
        });
    }

    @Test
    void aThreadThatAJobStartsIsNobody() throws Exception {
        mandates().actOn(mandates().issue(errand, caller, later), errand, () -> {
            Throwable[] seen = new Throwable[1];
            Thread other = new Thread(() -> {
                try {
                    CurrentCaller.current();
                } catch (NoFirm e) {
                    seen[0] = e;
                }
            });
            other.start();
            other.join();
            assertThat(seen[0]).isInstanceOf(NoFirm.class);
            return null;
        });
    }

    private Mandates mandates() {
        return new Mandates(new ContextKeys(Secrets.of(stored)));
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
