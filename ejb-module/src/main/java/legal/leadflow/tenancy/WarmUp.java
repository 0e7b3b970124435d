package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import legal.leadflow.kernel.WarmingUp;

/** Has all rooms ask the database once for nobody: no context is entered, so row security lets no row of any firm pass. */
@ApplicationScoped
public class WarmUp {
    @Inject Event<WarmingUp> rooms;

    /** To be called by the server itself, once it has started. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void ask() {
        rooms.fire(new WarmingUp());
    }
}
