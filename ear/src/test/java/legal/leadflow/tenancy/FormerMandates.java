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
        return of(secrets, firm, person, "INTAKE");
    }

    /** Valid for an hour, for a platform administrator, who was lent what the work on a firm's keys needs. */
    public static String ofKeys(Secrets secrets, UUID firm, UUID person) {
        return of(secrets, firm, person, "PLATFORM_ADMIN,+FIRM,+KEYS");
    }

    private static String of(Secrets secrets, UUID firm, UUID person, String roles) {
        ContextKeys keys = new ContextKeys(secrets);
        String text = keys.kid() + "|" + firm + "|" + person + "|" + roles + "|" + Instant.now().plusSeconds(3_600).getEpochSecond();
        return text + "|" + keys.signFor("leadflow mandate", keys.kid(), text);
    }
}
