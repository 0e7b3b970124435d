package legal.leadflow.campaigns;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import legal.leadflow.tenancy.FirmOwned;

/** A stable way by which leads reach the firm. */
@Entity
@Table(name = "source")
public class Source extends FirmOwned {
    private String name;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private boolean active = true;

    protected Source() {
    }

    Source(SourceEntry told) {
        change(told);
    }

    void change(SourceEntry told) {
        name = told.name().strip();
        channel = told.channel();
        active = told.active();
    }

    public String getName() {
        return name;
    }

    public Channel getChannel() {
        return channel;
    }

    public boolean isActive() {
        return active;
    }
}
