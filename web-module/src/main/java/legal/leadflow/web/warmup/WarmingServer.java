package legal.leadflow.web.warmup;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.tenancy.WarmUp;

/**
 * Warms the server up once after its start: the rooms ask the database for nobody, and the server asks itself over HTTPS for what a stranger may have.
 * With each page that it asks for, one more is drawn (see {@link AllPages}). Nothing here needs, has or gives a right.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class WarmingServer {
    private static final Logger LOG = Logger.getLogger(WarmingServer.class.getName());
    private static final String PAGE = "/signed-out";
    /** A page that anybody may see; the way to the sign-in, which loads what Keycloak says of itself; a file of the frame, which has to be packed. */
    private static final List<String> ASKED = List.of(PAGE, "/", "/jakarta.faces.resource/css/tokens.css.xhtml?ln=leadflow");
    private static final long AGAIN_MS = 200;
    /** From the application's start; then it is ready in any case. */
    private static final long LONGEST_NS = Duration.ofMinutes(1).toNanos();
    private final long begin = System.nanoTime();
    private boolean asked;
    @Resource
    private TimerService timers;
    @Inject
    private WarmUp rooms;
    @Inject
    private Warmth warmth;

    @PostConstruct
    void begin() {
        later(0);
    }

    private void later(long ms) {
        timers.createSingleActionTimer(ms, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void warm() {
        try {
            if (!asked) {
                asked = true;
                rooms.ask();
            }
            OwnAddress own = OwnAddress.ofServer();
            for (String path : ASKED) {
                own.ask(path);
            }
            while (!warmth.isAllDrawn() && !isLate()) {
                own.ask(PAGE);
            }
            end(Level.INFO, "The server is warm");
        } catch (IOException e) {
            if (!isLate()) {
                later(AGAIN_MS); // it does not serve yet
            } else {
                end(Level.WARNING, "The server could not ask itself and is slow once: " + e.getClass().getName());
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            end(Level.WARNING, "The server did not warm up and is slow once: " + e.getClass().getName());
        }
    }

    private boolean isLate() {
        return System.nanoTime() - begin > LONGEST_NS;
    }

    private void end(Level level, String told) {
        warmth.end((System.nanoTime() - begin) / 1_000_000);
        LOG.log(level, "{0}, {1} ms after the start of the application", new Object[] {told, Long.toString(warmth.tookMs())});
    }
}
