package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;

/**
 * Tells a new firm, which gets its key now, from a firm whose key is lost, wrong or damaged: then nothing may be written,
 * for a fresh key would hide that the old values do not open any more.
 */
@ApplicationScoped
class FirmKeyCheck {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject KeyRing keys;
    @Inject FieldCipher cipher;

    /** @throws FirmSealed when the firm's key is not the one its values were sealed with */
    void check(UUID firm) {
        List<?> found = em.createNativeQuery("select key_check from firm where id = ?", byte[].class).setParameter(1, firm).getResultList();
        if (found.isEmpty()) {
            throw new UnknownFirm(firm);
        }
        byte[] known = (byte[]) found.get(0);
        if (known == null) {
            begin(firm);
        } else if (!KeyProof.fits(firm, known, cipher)) {
            throw new FirmSealed(firm);
        }
    }

    private void begin(UUID firm) {
        if (!keys.has(firm)) {
            keys.create(firm);
        }
        em.createNativeQuery("update firm set key_check = ? where id = ? and key_check is null")
                .setParameter(1, KeyProof.of(firm, cipher)).setParameter(2, firm).executeUpdate();
    }
}
