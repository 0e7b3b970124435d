package legal.leadflow.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.wildfly.extension.micrometer.MicrometerService;

/**
 * The server's own registry. The one that WildFly injects into applications hands on what its own short methods make, and keeps a timer
 * with buckets to itself. The service tells its value to services that require it and to nobody else, so one is installed for a moment.
 */
final class ServerRegistry {
    private static final Logger LOG = Logger.getLogger(ServerRegistry.class.getName());
    private static final ServiceName SERVICE = ServiceName.parse("org.wildfly.extension.micrometer.service");
    private static final int SECONDS = 30;

    private ServerRegistry() {
    }

    /** Asked for once, when the application starts. */
    private static final class Found {
        private static final Optional<MeterRegistry> REGISTRY = ask();
    }

    /** Empty, with a warning in the log, on a server without metrics: people can work there all the same. */
    static Optional<MeterRegistry> get() {
        return Found.REGISTRY;
    }

    @SuppressWarnings("deprecation") // the service container is asked by name; there is no newer way from inside a deployment
    private static Optional<MeterRegistry> ask() {
        CompletableFuture<MeterRegistry> told = new CompletableFuture<>();
        ServiceBuilder<?> asking = CurrentServiceContainer.getServiceContainer().addService();
        Supplier<MicrometerService> server = asking.requires(SERVICE);
        ServiceController<?> asked = asking.setInstance(new Asking(told, server)).install();
        try {
            return Optional.of(told.get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.warning("this server has no metrics: wildfly-cli/70-watch.cli sets them up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.setMode(ServiceController.Mode.REMOVE);
        }
        return Optional.empty();
    }

    private record Asking(CompletableFuture<MeterRegistry> told, Supplier<MicrometerService> server) implements Service {
        @Override
        public void start(StartContext context) {
            told.complete(server.get().getMicrometerRegistry());
        }

        @Override
        public void stop(StopContext context) {
            // it held nothing
        }
    }
}
