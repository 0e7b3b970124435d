package legal.leadflow.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes the audit trail's monthly partitions three months ahead, at start and every night, and has old months retired; it needs no firm. */
@Singleton
@Startup
public class AuditPartitions {
    @Resource(lookup = "java:jboss/datasources/LeadFlowDS") DataSource database;
    @Inject AuditRetention retention;

    @PostConstruct
    @Schedule(hour = "2", minute = "10", persistent = false)
    void ahead() {
        try (Connection connection = database.getConnection(); PreparedStatement make = connection.prepareStatement("select audit_make_partitions(3)")) {
            make.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail's partitions could not be made", e);
        }
    }

    @Schedule(hour = "2", minute = "40", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void retire() {
        retention.run(database);
    }
}
