package legal.leadflow.parties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.audit.SubjectLabels;

/** People by their names, for those readers of the audit trail who may read names. */
@ApplicationScoped
class PartyLabels implements SubjectLabels {
    @Inject Parties parties;

    @Override
    public String kind() {
        return "party";
    }

    @Override
    public Map<UUID, String> labels(Collection<UUID> ids) {
        return parties.names(ids);
    }
}
