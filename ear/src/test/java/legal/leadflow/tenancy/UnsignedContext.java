package legal.leadflow.tenancy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.sql.Connection;
import java.util.UUID;

/** Enters no context: for measuring what the signature costs. Only a role that passes by row security sees rows then. */
@Alternative
@Priority(1)
@ApplicationScoped
public class UnsignedContext extends FirmContext {
    @Override
    public void enter(Connection connection, UUID firm, UUID person, int rights) {
        // the database is not told
    }
}
