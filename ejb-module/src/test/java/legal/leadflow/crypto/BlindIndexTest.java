package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindIndexTest {
    @TempDir Path directory;
    private final UUID firm = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private BlindIndex index;

    @BeforeEach
    void open() {
        KeyRing keys = TestKeys.ring(directory, TestKeys.random());
        keys.create(firm);
        keys.create(other);
        index = new BlindIndex(keys);
    }

    @Test
    void equalValuesHaveEqualIndexesOf16Bytes() {
        assertThat(index.of(firm, "phone", "+17135550142")).hasSize(16).isEqualTo(index.of(firm, "phone", "+17135550142"));
    }

    @Test
    void everythingElseDiffers() {
        byte[] one = index.of(firm, "phone", "+17135550142");
        assertThat(one).isNotEqualTo(index.of(firm, "phone", "+17135550143")).isNotEqualTo(index.of(firm, "email", "+17135550142"))
                .isNotEqualTo(index.of(other, "phone", "+17135550142")).isNotEqualTo(index.of(firm, "phone", ""));
    }

    @Test
    void kindAndValueDoNotRunIntoEachOther() {
        assertThat(index.of(firm, "phone", "7x")).isNotEqualTo(index.of(firm, "phone7", "x"));
    }

    @Test
    void nullHasNone() {
        assertThat(index.of(firm, "phone", null)).isNull();
    }
}
