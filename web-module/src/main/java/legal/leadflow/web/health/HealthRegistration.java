package legal.leadflow.web.health;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.extension.microprofile.health.MicroProfileHealthReporter;

/** Tells the server's health endpoint of our checks: it finds those of a WAR by itself, but not those of a WAR inside an EAR (WFLY-12835). */
@ApplicationScoped
public class HealthRegistration {
    private static final ServiceName REPORTER = ServiceName.parse("org.wildfly.extension.microprofile.health.reporter");
    private final List<Runnable> undo = new ArrayList<>();
    @Inject
    @Readiness
    private Instance<HealthCheck> ready;
    @Inject
    @Liveness
    private Instance<HealthCheck> live;
    @Inject
    @Startup
    private Instance<HealthCheck> started;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        MicroProfileHealthReporter reporter = reporter();
        tell(ready, reporter::addReadinessCheck, reporter::removeReadinessCheck);
        tell(live, reporter::addLivenessCheck, reporter::removeLivenessCheck);
        tell(started, reporter::addStartupCheck, reporter::removeStartupCheck);
    }

    private void tell(Instance<HealthCheck> checks, BiConsumer<HealthCheck, ClassLoader> add, Consumer<HealthCheck> remove) {
        for (HealthCheck check : checks) {
            add.accept(check, HealthRegistration.class.getClassLoader());
            undo.add(() -> remove.accept(check));
        }
    }

    @PreDestroy
    void end() {
        undo.forEach(Runnable::run);
    }

    @SuppressWarnings("deprecation") // the service container is asked by name; there is no newer way from inside a deployment
    private static MicroProfileHealthReporter reporter() {
        ServiceController<?> service = CurrentServiceContainer.getServiceContainer().getService(REPORTER);
        if (service == null || !(service.getValue() instanceof MicroProfileHealthReporter reporter)) {
            throw new IllegalStateException("the server has no health endpoint");
        }
        return reporter;
    }
}
