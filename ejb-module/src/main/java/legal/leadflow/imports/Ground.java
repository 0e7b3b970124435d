package legal.leadflow.imports;

import java.sql.Connection;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;

/**
 * What a portion of an import works with.
 *
 * @param connection in a transaction that has entered the firm's context
 * @param person     on whose behalf
 */
record Ground(Connection connection, UUID firm, UUID person, UUID run, FieldCipher cipher, BlindIndex index, Trail trail) {
    byte[] seal(String column, UUID row, String text) {
        return cipher.seal(firm, column, row, text);
    }

    String open(String column, UUID row, byte[] sealed) {
        return cipher.open(firm, column, row, sealed);
    }

    @Override
    public String toString() {
        return "import " + run;
    }
}
