package legal.leadflow.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that were changed, or moved to where other values stand, among firms with several keys each: none opens. */
@Tag("proof")
class SealedValuesIT {
    private static final List<String> COLUMNS = List.of("party.given_name", "party.family_name", "party_phone.number", "lead_note.text", "call.note", "audit_value.old_value",
            "audit_value.new_value", "audit_entry.address");
    @TempDir Path directory;
    private final List<Value> values = new ArrayList<>();

    /** A sealed value and where it stands. */
    private record Value(UUID firm, String column, UUID row, byte[] sealed) {
    }

    /** What opens a value in a place; the cipher, or one that is broken to see that it is noticed. */
    private interface Opening {
        void open(UUID firm, String column, UUID row, byte[] sealed) throws GeneralSecurityException;
    }

    @Test
    void noneOpensThatWasChangedOrMoved() throws IOException {
        FieldCipher cipher = new FieldCipher(sealed());
        assertThat(values).allSatisfy(value -> assertThat(cipher.openBytes(value.firm, value.column, value.row, value.sealed)).isNotEmpty());
        try (Proof proof = Proof.of(Goal.S51, "sealed values", 1)) {
            tryAll(proof, cipher::openBytes);
            assertThat(proof.findings()).isEmpty();
            assertThat(proof.triedSoFar()).isEqualTo(proof.size());
        }
    }

    /** The same against a cipher that does not look where a value stands: it must be noticed. */
    @Test
    void aCipherThatForgetsThePlaceIsNoticed() throws IOException {
        KeyRing keys = sealed();
        Random random = new Random(7);
        int opened = 0;
        for (int i = 0; i < 500; i++) {
            opened += opens(attempt(random), (firm, column, row, sealed) -> forgetful(keys, sealed)) ? 1 : 0;
        }
        assertThat(opened).isPositive();
    }

    /** Opens a value in whatever place it really stood. */
    private void forgetful(KeyRing keys, byte[] sealed) throws GeneralSecurityException {
        for (Value value : values) {
            if (Arrays.equals(value.sealed, sealed)) {
                Aead aead = keys.of(value.firm).of(value.column);
                aead.decrypt(sealed, (value.firm + "/" + value.column + "/" + value.row).getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        throw new GeneralSecurityException("changed");
    }

    private KeyRing sealed() {
        KeyRing keys = TestKeys.ring(directory, TestKeys.random());
        for (int f = 0; f < 4; f++) {
            UUID firm = UUID.randomUUID();
            keys.create(firm);
            for (int k = 0; k < 3; k++) {
                for (String column : COLUMNS) {
                    UUID row = UUID.randomUUID();
                    values.add(new Value(firm, column, row, new FieldCipher(keys).seal(firm, column, row, "Esperanza Marin " + k)));
                }
                keys.rotate(firm);
            }
        }
        return keys;
    }

    private void tryAll(Proof proof, Opening opening) {
        Random random = proof.random();
        for (long i = 0; i < proof.size(); i++) {
            proof.tried();
            Value attempt = attempt(random);
            if (opens(attempt, opening)) {
                proof.found(attempt.column + " " + attempt.row);
            }
        }
    }

    private static boolean opens(Value attempt, Opening opening) {
        try {
            opening.open(attempt.firm, attempt.column, attempt.row, attempt.sealed);
            return true;
        } catch (CipherException | GeneralSecurityException e) {
            return false;
        }
    }

    /** A value somewhere else, or another value in its place. */
    private Value attempt(Random random) {
        Value one = values.get(random.nextInt(values.size()));
        Value other = values.get(random.nextInt(values.size()));
        while (other == one) {
            other = values.get(random.nextInt(values.size()));
        }
        return switch (random.nextInt(8)) {
            case 0 -> in(one, flipped(one.sealed, random.nextInt(one.sealed.length * 8)));
            case 1 -> in(one, other.sealed);
            case 2 -> new Value(one.firm, one.column, UUID.randomUUID(), one.sealed);
            case 3 -> new Value(one.firm, otherColumn(one, random), one.row, one.sealed);
            case 4 -> new Value(otherFirm(one), one.column, one.row, one.sealed);
            case 5 -> in(one, Arrays.copyOf(one.sealed, random.nextInt(one.sealed.length)));
            case 6 -> in(one, spliced(one.sealed, other.sealed));
            default -> in(one, named(one.sealed, other.sealed));
        };
    }

    private static Value in(Value place, byte[] sealed) {
        return new Value(place.firm, place.column, place.row, sealed);
    }

    private static byte[] flipped(byte[] sealed, int bit) {
        byte[] changed = sealed.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    /** The first's key and nonce, the second's content. */
    private static byte[] spliced(byte[] first, byte[] second) {
        byte[] spliced = second.clone();
        System.arraycopy(first, 0, spliced, 0, 17);
        return spliced;
    }

    /** As if another key had sealed it; where both name the same key, with a nonce that is not its own. */
    private static byte[] named(byte[] sealed, byte[] other) {
        byte[] named = sealed.clone();
        boolean same = Arrays.equals(sealed, 0, 5, other, 0, 5);
        System.arraycopy(other, 0, named, 0, same ? 17 : 5);
        return named;
    }

    private static String otherColumn(Value one, Random random) {
        String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        return column.equals(one.column) ? "party_email.email" : column;
    }

    private UUID otherFirm(Value one) {
        return values.stream().map(Value::firm).filter(firm -> !firm.equals(one.firm)).findFirst().orElseThrow();
    }
}
