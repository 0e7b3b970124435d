package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The currency of each firm's money. It is settled when the firm is added and nothing of ours changes it, so it is read once. */
@ApplicationScoped
public class FirmCurrencies {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    private final Map<UUID, Currency> known = new ConcurrentHashMap<>();

    /** @param firm the caller's */
    public Currency of(UUID firm) {
        return known.computeIfAbsent(firm, id -> em.find(Firm.class, id).getCurrency());
    }
}
