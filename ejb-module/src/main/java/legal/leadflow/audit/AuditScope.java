package legal.leadflow.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one audited call has told about itself so far. */
final class AuditScope {
    final String action;
    final List<FieldChange> changes = new ArrayList<>();
    String subjectKind;
    UUID subject;
    UUID party;
    UUID lead;
    String detail;
    /** How it ends, if it ends well. */
    Outcome outcome = Outcome.DONE;

    AuditScope(String action) {
        this.action = action;
    }

    /** The first record named is the subject; people and leads are kept besides, for their whole trails. */
    void about(String kind, UUID id) {
        if (subject == null) {
            subjectKind = kind;
            subject = id;
        }
        if ("party".equals(kind)) {
            party = id;
        } else if ("lead".equals(kind)) {
            lead = id;
        }
    }
}
