package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.tenancy.FirmTransaction;
import legal.leadflow.tenancy.Right;

/** Makes the keys of a firm at its first sign-in. That a known firm's keys are there and the right ones was checked before, at the transaction's begin. */
@ApplicationScoped
class FirmKeyCheck {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject KeyRing keys;
    @Inject FieldCipher cipher;
    @Inject FirmTransaction transaction;

    /** @throws UnknownFirm when this installation does not have the firm */
    void check(UUID firm) {
        List<?> found = em.createNativeQuery("select key_check from firm where id = ?", byte[].class).setParameter(1, firm).getResultList();
        if (found.isEmpty()) {
            throw new UnknownFirm(firm);
        }
        if (found.get(0) == null) {
            begin(firm);
        }
    }

    private void begin(UUID firm) {
        if (!keys.has(firm)) {
            keys.create(firm);
        }
        byte[] proof = KeyProof.of(firm, cipher, keys);
        transaction.lend(Right.KEYS, connection -> {
            try (PreparedStatement put = connection.prepareStatement("update firm set key_check = ? where id = ? and key_check is null")) {
                put.setBytes(1, proof);
                put.setObject(2, firm);
                put.executeUpdate();
            }
        });
    }
}
