package legal.leadflow.identity;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.exception.ConstraintViolationException;

/** Notes visits. Two first visits of one person at once both make their row; whoever comes second finds it when asking again. */
@ApplicationScoped
public class Arrivals {
    @Inject StaffService staff;

    /** As {@link StaffService#signedIn}. */
    public Me signedIn() {
        try {
            return staff.signedIn();
        } catch (EJBException e) {
            if (!isRowMadeMeanwhile(e)) {
                throw e;
            }
            return staff.signedIn();
        }
    }

    private static boolean isRowMadeMeanwhile(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return violation.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE;
            }
        }
        return false;
    }
}
