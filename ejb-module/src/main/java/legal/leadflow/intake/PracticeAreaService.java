package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import legal.leadflow.audit.Audited;
import legal.leadflow.tenancy.FirmBound;

/** The firm's practice areas and case types. */
@Stateless
@FirmBound
public class PracticeAreaService {
    @Inject PracticeAreas areas;

    /** All of them by name, with those no longer in use: old leads still show theirs. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("practicearea.listed")
    public List<AreaView> all() {
        return areas.all();
    }
}
