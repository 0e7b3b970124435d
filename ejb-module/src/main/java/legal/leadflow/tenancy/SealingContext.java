package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The context in which a firm's audit trail is sealed: nobody's, and with the one right to read the trail's sealed rows and to seal them. */
@ApplicationScoped
public class SealingContext {
    /** Stands in the trail for the server itself. */
    public static final UUID NOBODY = new UUID(0, 0);
    @Inject FirmContext context;

    /** For CDI. */
    public SealingContext() {
    }

    /** For programs that run outside the server. */
    public SealingContext(FirmContext context) {
        this.context = context;
    }

    /** Enters it for the transaction that runs on {@code connection}. */
    public void enter(Connection connection, UUID firm) throws SQLException {
        context.enter(connection, firm, NOBODY, Right.SEAL.bit());
    }

    /** As {@link #enter}, and may write an entry into the firm's trail, as {@link #NOBODY}. */
    public void enterToTell(Connection connection, UUID firm) throws SQLException {
        context.enter(connection, firm, NOBODY, Right.SEAL.bit() | Right.FIRM.bit());
    }

    /** For the rest of the transaction its caller may erase of the trail besides, and see the ids of all that belongs to a person: for an erasure. */
    public void widen(Connection connection, Caller caller) throws SQLException {
        context.enter(connection, caller.firm(), caller.person(), Right.bits(caller.rights()) | Right.ERASE.bit() | Right.CALLS.bit() | Right.LEADS.bit() | Right.NARRATIVE.bit() | Right.PARTIES_READ.bit());
    }
}
