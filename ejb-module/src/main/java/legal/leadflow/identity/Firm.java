package legal.leadflow.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A law firm, tenant of this installation. Made by the installation's command, never by the application. */
@Entity
@Immutable
public class Firm {
    @Id
    private UUID id;
    private String name;
    @Column(name = "time_zone")
    private String timeZone;
    private String currency;

    protected Firm() {
    }

    public UUID getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public ZoneId getTimeZone() {
        return ZoneId.of(timeZone);
    }

    public Currency getCurrency() {
        return Currency.getInstance(currency);
    }
}
