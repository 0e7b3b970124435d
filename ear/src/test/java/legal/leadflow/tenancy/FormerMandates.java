package legal.leadflow.tenancy;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.Secrets;

/** Mandates as they were issued before they named their job: a book of jobs still holds some after an upgrade. */
public final class FormerMandates {
    private FormerMandates() {
    }

    /** Valid for an hour, for somebody of intake. */
    public static String intake(Secrets secrets, UUID firm, UUID person) {
        ContextKeys keys = new ContextKeys(secrets);
        String text = keys.kid() + "|" + firm + "|" + person + "|INTAKE|" + Instant.now().plusSeconds(3_600).getEpochSecond();
        return text + "|" + keys.signFor("leadflow mandate", keys.kid(), text);
    }
}
