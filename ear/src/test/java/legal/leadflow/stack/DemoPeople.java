package legal.leadflow.stack;

import java.time.Duration;

/** Who can sign in to the demo, as {@code config/keycloak/demo.json} has it. */
final class DemoPeople {
    /** The password of them all. It opens nothing but a demo. */
    static final String PASSWORD = "demo-LeadFlow-2026";

    private DemoPeople() {
    }

    /** What the demo prints when it serves. */
    static String welcome(String url, Duration took) {
        return """
                LeadFlow is ready: %s/

                  The certificate is the demo's own, so the browser asks once. Demo people, all with the password %s:
                  Alpha Injury Law   renata (receptionist)  marcus (intake)  priya (attorney)  eleanor (partner)
                                     mona (marketing)  victor (service provider)  carla (compliance)  felix (firm administrator)
                  Beta Family Law    bea (receptionist)  ben (intake)  bill (attorney)  brenda (partner)
                                     bianca (marketing)  boris (service provider)  bonnie (compliance)  bart (firm administrator)
                  Of no firm         paula (platform administrator)

                  Ready after %d s. Ctrl-C ends it; the data stays in .demo/ for the next start.""".formatted(url, PASSWORD, took.toSeconds());
    }
}
