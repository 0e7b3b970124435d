package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {
    private static final String COLUMN = "party.given_name";
    @TempDir Path directory;
    private final byte[] master = TestKeys.random();
    private final UUID firm = UUID.randomUUID();
    private final UUID row = UUID.randomUUID();
    private KeyRing keys;
    private FieldCipher cipher;

    @BeforeEach
    void open() {
        keys = TestKeys.ring(directory, master);
        keys.create(firm);
        cipher = new FieldCipher(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Nuñez", "Zoë O’Brien-Łukasz", "李小龍", "محمد", "😀 and \u0000 and \uFFFF", "line\nline\ttab"})
    void opensWhatItSealed(String text) {
        assertThat(cipher.open(firm, COLUMN, row, cipher.seal(firm, COLUMN, row, text))).isEqualTo(text);
    }

    @Test
    void opensAVeryLongText() {
        String text = "á".repeat(1_000_000);
        byte[] sealed = cipher.seal(firm, COLUMN, row, text);
        assertThat(sealed).hasSize(2_000_000 + 33);
        assertThat(cipher.open(firm, COLUMN, row, sealed)).isEqualTo(text);
    }

    @Test
    void nullStaysNull() {
        assertThat(cipher.seal(firm, COLUMN, row, null)).isNull();
        assertThat(cipher.open(firm, COLUMN, row, null)).isNull();
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeAndNeverShowsIt() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = cipher.seal(firm, COLUMN, row, "Esperanza");
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Esperanza");
            sealed.add(Arrays.toString(bytes));
        }
        assertThat(sealed).hasSize(1000);
    }

    @Test
    void refusesAChangeOfAnyBit() {
        byte[] sealed = cipher.seal(firm, COLUMN, row, "Esperanza Marin");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(firm, COLUMN, row, changed);
        }
    }

    @Test
    void refusesWhatWasCutOrLengthened() {
        byte[] sealed = cipher.seal(firm, COLUMN, row, "Esperanza Marin");
        for (int length = 0; length < sealed.length; length++) {
            refused(firm, COLUMN, row, Arrays.copyOf(sealed, length));
        }
        refused(firm, COLUMN, row, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void refusesAValueMovedToAnotherRowColumnOrFirm() {
        UUID other = UUID.randomUUID();
        keys.create(other);
        keys.create(row);
        byte[] sealed = cipher.seal(firm, COLUMN, row, "Esperanza");
        refused(firm, COLUMN, UUID.randomUUID(), sealed);
        refused(firm, "party.family_name", row, sealed);
        refused(firm, "party_phone.number", row, sealed);
        refused(other, COLUMN, row, sealed);
        refused(row, COLUMN, firm, sealed);
    }

    @Test
    void refusesAValueOfAnotherKey() {
        byte[] sealed = cipher.seal(firm, COLUMN, row, "Esperanza");
        KeyRing others = TestKeys.ring(directory.resolve("other"), master);
        others.create(firm);
        assertThatThrownBy(() -> new FieldCipher(others).open(firm, COLUMN, row, sealed)).isInstanceOf(CipherException.class);
    }

    @Test
    void aPlaceHasNoHoles() {
        assertThatThrownBy(() -> cipher.seal(firm, COLUMN, null, "x")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cipher.seal(firm, null, row, "x")).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aFirmWithoutAKeyHasNothing() {
        UUID unknown = UUID.randomUUID();
        assertThatThrownBy(() -> cipher.seal(unknown, COLUMN, row, "Esperanza")).isInstanceOf(CipherException.class).hasMessageContaining(unknown.toString())
                .hasMessageNotContaining("Esperanza");
    }

    private void refused(UUID ofFirm, String column, UUID ofRow, byte[] sealed) {
        assertThatThrownBy(() -> cipher.open(ofFirm, column, ofRow, sealed)).isInstanceOf(CipherException.class).hasMessageNotContaining("Esperanza")
                .hasMessageContaining(column);
    }
}
