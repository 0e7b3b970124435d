package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import legal.leadflow.tenancy.FirmOwned;

/** A kind of case under a practice area. */
@Entity
@Table(name = "case_type")
public class CaseType extends FirmOwned {
    @Column(name = "practice_area_id")
    private UUID practiceAreaId;
    private String name;
    @Column(name = "name_es")
    private String nameEs;
    private boolean active;

    protected CaseType() {
    }

    public UUID getPracticeAreaId() {
        return practiceAreaId;
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
