package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
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
    private final Instant later = Instant.now().plusSeconds(60);

    @Test
    void lastsBeyondTheProcessThatIssuedIt() {
        Caller told = mandates().check(mandates().issue(caller, later));
        assertThat(told.firm()).isEqualTo(caller.firm());
        assertThat(told.person()).isEqualTo(caller.person());
        assertThat(told.roles()).isEqualTo(caller.roles());
    }

    @Test
    void namesNobody() {
        assertThat(mandates().issue(caller, later)).doesNotContain("Marcus");
        assertThat(mandates().check(mandates().issue(caller, later)).name()).isEmpty();
    }

    @Test
    void refusesAChangeOfAnyCharacter() {
        String mandate = mandates().issue(caller, later);
        for (int i = 0; i < mandate.length(); i++) {
            StringBuilder changed = new StringBuilder(mandate);
            changed.setCharAt(i, changed.charAt(i) == '1' ? '2' : '1');
            assertThatThrownBy(() -> mandates().check(changed.toString())).as("character " + i).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void refusesAnExpiredOne() {
        String mandate = mandates().issue(caller, Instant.now().minusSeconds(2));
        assertThatThrownBy(() -> mandates().check(mandate)).isInstanceOf(SecurityException.class).hasMessageContaining("expired");
    }

    @Test
    void refusesOneOfAnotherKey() {
        String mandate = new Mandates(new ContextKeys(Secrets.of(Map.of(Secrets.CONTEXT_PREFIX + 1, random())))).issue(caller, later);
        assertThatThrownBy(() -> mandates().check(mandate)).isInstanceOf(SecurityException.class);
    }

    @Test
    void isNoDatabaseContextNorIsOneAMandate() {
        ContextKeys keys = new ContextKeys(Secrets.of(stored));
        String mandate = mandates().issue(caller, later);
        String text = mandate.substring(0, mandate.lastIndexOf('|'));
        assertThat(mandate).doesNotEndWith(keys.sign(text));
        assertThatThrownBy(() -> mandates().check(text + "|" + keys.sign(text))).isInstanceOf(SecurityException.class);
    }

    @Test
    void rightsThatAreLentTravelWithIt() {
        Caller lent = new Caller(caller.firm(), caller.person(), Set.of(Role.PLATFORM_ADMIN), "", Set.of(Right.FIRM, Right.KEYS));
        assertThat(mandates().check(mandates().issue(lent, later))).isEqualTo(lent);
        assertThat(mandates().check(mandates().issue(caller, later)).lent()).isEmpty();
    }

    @Test
    void holdsAcrossANewKeyAndNotAfterTheOldOneWasWithdrawn() {
        String mandate = mandates().issue(caller, later);
        stored.put(Secrets.CONTEXT_PREFIX + 2, random());
        assertThat(mandates().check(mandate).firm()).isEqualTo(caller.firm());
        stored.remove(Secrets.CONTEXT_PREFIX + 1);
        assertThatThrownBy(() -> mandates().check(mandate)).isInstanceOf(SecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "|||||", "a|b|c|d|e|f", "1|2|3|4|5|6", "-1|2|3|4|5|6", "99999999999|2|3|4|5|6", "1|2|3|4|5", "1|2|3|4|5|6|7"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> mandates().check(text)).isInstanceOf(SecurityException.class).hasMessageNotContaining("4");
        assertThatThrownBy(() -> mandates().check(null)).isInstanceOf(SecurityException.class);
    }

    @Test
    void theJobsPersonIsGoneWhenTheWorkEnds() throws Exception {
        String mandate = mandates().issue(caller, later);
        assertThat(mandates().<UUID>actOn(mandate, () -> CurrentCaller.current().firm())).isEqualTo(caller.firm());
        assertThatThrownBy(CurrentCaller::current).isInstanceOf(NoFirm.class);
        assertThatThrownBy(() -> mandates().actOn(mandate, () -> {
            throw new IllegalStateException("work failed");
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(CurrentCaller::current).isInstanceOf(NoFirm.class);
    }

    @Test
    void oneJobInAnotherComesBackToTheFirst() throws Exception {
        Caller second = new Caller(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.PARTNER), "");
        mandates().actOn(mandates().issue(caller, later), () -> {
            assertThat(mandates().<UUID>actOn(mandates().issue(second, later), () -> CurrentCaller.current().firm())).isEqualTo(second.firm());
            assertThat(CurrentCaller.current().firm()).isEqualTo(caller.firm());
            return null;
        });
    }

    @Test
    void aThreadThatAJobStartsIsNobody() throws Exception {
        mandates().actOn(mandates().issue(caller, later), () -> {
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
