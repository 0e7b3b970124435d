package legal.leadflow.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import legal.leadflow.audit.SealerWatch;
import legal.leadflow.imports.ImportPace;

/** Figures that are read when somebody asks: how far the sealer is behind, how fast imports go. */
@ApplicationScoped
public class ServerMeters {
    private static final double MS_PER_SECOND = 1000.0;
    private final List<Meter> told = new ArrayList<>();
    private MeterRegistry registry;
    @Inject
    private SealerWatch sealer;
    @Inject
    private ImportPace imports;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        ServerRegistry.get().ifPresent(this::tell);
    }

    private void tell(MeterRegistry server) {
        registry = server;
        told.add(Gauge.builder("leadflow.sealer.lag", () -> sealer.status().oldest().toMillis() / MS_PER_SECOND).baseUnit("seconds")
                .description("Age of the oldest entry of the audit trail that this server knows of and that is not sealed").register(registry));
        told.add(Gauge.builder("leadflow.sealer.firms.behind", () -> sealer.status().firmsBehind())
                .description("Firms that have such entries").register(registry));
        told.add(Gauge.builder("leadflow.sealer.trouble", () -> sealer.status().trouble() == null ? 0 : 1)
                .description("1 while the trail is not sealed; /health/ready says why").register(registry));
        told.add(Gauge.builder("leadflow.imports.running", imports::running).description("Jobs of imports at work on this server").register(registry));
        rows("checked", ImportPace::checked);
        rows("imported", ImportPace::imported);
    }

    /** The counter holds on to {@code imports} weakly, this bean strongly. */
    private void rows(String pass, ToDoubleFunction<ImportPace> rows) {
        told.add(FunctionCounter.builder("leadflow.import.rows", imports, rows).tag("pass", pass)
                .description("Rows of files that are committed since the server started").register(registry));
    }

    /** The server's registry outlives the application. */
    @PreDestroy
    void end() {
        told.forEach(registry::remove);
    }
}
