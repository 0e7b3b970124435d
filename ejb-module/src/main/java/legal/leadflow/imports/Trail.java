package legal.leadflow.imports;

import java.util.UUID;
import legal.leadflow.audit.AuditTrail;

/** What an import's SQL tells the audit trail: Hibernate's listener does not see it. */
interface Trail {
    void created(String entity, UUID record);

    void deleted(String entity, UUID record);

    void changed(String entity, UUID record, String field, String before, String after);

    static Trail of(AuditTrail trail) {
        return new Trail() {
            @Override
            public void created(String entity, UUID record) {
                trail.created(entity, record);
            }

            @Override
            public void deleted(String entity, UUID record) {
                trail.deleted(entity, record);
            }

            @Override
            public void changed(String entity, UUID record, String field, String before, String after) {
                trail.changed(entity, record, field, before, after);
            }
        };
    }
}
