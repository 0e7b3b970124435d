package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final byte[] master = TestKeys.random();
    private final Secrets secrets = Secrets.of(Map.of(Secrets.MASTER, master));

    @Test
    void givesACopyThatMayBeWipedByWhoeverAsked() {
        byte[] copy = secrets.secret(Secrets.MASTER);
        Arrays.fill(copy, (byte) 0);
        assertThat(secrets.secret(Secrets.MASTER)).isEqualTo(master);
    }

    @Test
    void aSecretThatIsNotThereIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> secrets.secret("leadflow-context-9")).isInstanceOf(CipherException.class).hasMessageContaining("leadflow-context-9");
        assertThat(secrets.aliases()).containsExactly(Secrets.MASTER);
    }
}
