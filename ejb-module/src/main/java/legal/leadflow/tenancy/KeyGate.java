package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.KeysClosed;

/**
 * Stands at the beginning of every transaction of a firm: where its keys are lost, damaged or other ones, nothing may be read half or written at all.
 * What was found to fit is remembered as long as the files stay as they are.
 */
@ApplicationScoped
public class KeyGate {
    @Inject KeyRing keys;
    @Inject FieldCipher cipher;

    /** For CDI. */
    public KeyGate() {
    }

    /** For programs that run outside the server. */
    public KeyGate(KeyRing keys) {
        this.keys = keys;
        cipher = new FieldCipher(keys);
    }

    /**
     * @param connection in the firm's context
     * @throws KeysClosed when the firm has had keys, and they are not here or not those
     */
    public void check(Connection connection, UUID firm) throws SQLException {
        if (isProved(connection, firm)) {
            return;
        }
        byte[] proof = proof(connection, firm);
        if (proof != null && !KeyProof.fits(firm, proof, cipher, keys)) {
            throw KeysClosed.other(firm);
        }
        if (proof != null) {
            keys.prove(firm);
        }
    }

    /** A firm that was never signed in to has no keys yet, and no proof of any: those are made at its first sign-in. */
    private boolean isProved(Connection connection, UUID firm) throws SQLException {
        try {
            return keys.isProved(firm);
        } catch (KeysClosed e) {
            if (proof(connection, firm) == null && e.why() == KeysClosed.Why.MISSING) {
                return true;
            }
            throw e;
        }
    }

    private static byte[] proof(Connection connection, UUID firm) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select key_check from firm where id = ?")) {
            ask.setObject(1, firm);
            try (ResultSet told = ask.executeQuery()) {
                return told.next() ? told.getBytes(1) : null;
            }
        }
    }
}
