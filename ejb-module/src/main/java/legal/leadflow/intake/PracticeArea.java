package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import legal.leadflow.tenancy.FirmOwned;

/** A field of law the firm works in. */
@Entity
@Table(name = "practice_area")
public class PracticeArea extends FirmOwned {
    private String name;
    @Column(name = "name_es")
    private String nameEs;
    private boolean active;

    protected PracticeArea() {
    }

    public String getName() {
        return name;
    }

    /** In Spanish. */
    public String getNameEs() {
        return nameEs;
    }

    /** Whether new leads may be put under it. */
    public boolean isActive() {
        return active;
    }
}
