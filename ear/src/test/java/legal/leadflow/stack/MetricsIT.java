package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the server and Keycloak count, read as Prometheus reads it, before and after real requests. */
class MetricsIT {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private final RunningStack stack = RunningStack.get();

    @Test
    void aPageIsCountedUnderItsRouteAndNotUnderWhatWasAskedOfIt() throws IOException {
        String count = "leadflow_request_seconds_count{answer=\"2xx\",method=\"GET\",route=\"/leads/list\"}";
        String all = "leadflow_request_seconds_bucket{answer=\"2xx\",method=\"GET\",route=\"/leads/list\",le=\"+Inf\"}";
        double before = value(metrics(), count);
        for (int i = 0; i < 3; i++) {
            assertThat(get("marcus", "/leads/list?source=11111111-2222-3333-4444-555555555555").statusCode()).isEqualTo(200);
        }
        assertThat(Waiting.until(() -> value(metrics(), count) == before + 3, Duration.ofSeconds(10))).as("counted " + before + ", " + value(metrics(), count)).isTrue();
        String told = metrics();
        assertThat(value(told, all)).isEqualTo(before + 3);
        assertThat(value(told, "leadflow_request_seconds_sum{answer=\"2xx\",method=\"GET\",route=\"/leads/list\"}")).isPositive();
        assertThat(told).doesNotContainPattern(UUID).doesNotContain("Alpha").doesNotContain("Beta").doesNotContain("marcus");
    }

    @Test
    void whateverIsSentMakesNoFurtherLabels() throws IOException {
        HttpResponse<String> missing = get("marcus", "/leads/no-such-page-7f3k");
        HttpResponse<String> odd = stack.https().send(stack.as("marcus", "/leads/list").method("ODDMETHOD7F3K", HttpRequest.BodyPublishers.noBody()));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(odd.statusCode()).isEqualTo(405);
        String other = "leadflow_request_seconds_count{answer=\"4xx\",method=\"other\",route=\"/leads/list\"}";
        assertThat(Waiting.until(() -> value(metrics(), other) > 0, Duration.ofSeconds(10))).isTrue();
        assertThat(metrics()).doesNotContainIgnoringCase("7f3k").contains("route=\"other\"");
    }

    @Test
    void whoIsRefusedIsCountedByRouteAndReason() throws IOException {
        String role = "leadflow_request_refused_total{route=\"/audit/log\",status=\"403\"}";
        String nobody = "leadflow_request_refused_total{route=\"/calls/log\",status=\"401\"}";
        double roleBefore = value(metrics(), role);
        double nobodyBefore = value(metrics(), nobody);
        assertThat(get("renata", "/audit/log").statusCode()).isEqualTo(403);
        HttpResponse<String> forged = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/calls/log")).header("Authorization", "Bearer forged"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(Waiting.until(() -> value(metrics(), role) == roleBefore + 1 && value(metrics(), nobody) == nobodyBefore + 1, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void poolSealerImportsAndTheJvmAreThere() {
        String told = metrics();
        assertThat(value(told, "leadflow_sealer_lag_seconds")).isNotNegative();
        assertThat(value(told, "leadflow_sealer_firms_behind")).isNotNegative();
        assertThat(value(told, "leadflow_sealer_trouble")).isZero();
        assertThat(value(told, "leadflow_imports_running")).isZero();
        assertThat(told).contains("leadflow_import_rows_total{pass=\"imported\"}", "leadflow_import_rows_total{pass=\"checked\"}", "jvm_memory_used_bytes", "jvm_gc_");
        assertThat(told).containsPattern("datasources_pool_active_count\\{[^}]*LeadFlowDS[^}]*}").containsPattern("datasources_pool_wait_count\\w*\\{[^}]*LeadFlowDS[^}]*}");
    }

    @Test
    void aWrongPasswordIsCountedByKeycloakOnItsManagementPortAlone() throws IOException {
        URI place = URI.create("https://localhost:" + stack.ports().keycloakManagement() + "/metrics");
        String failed = "keycloak_user_events_total\\{[^}]*error=\"invalid_user_credentials\"[^}]*event=\"login\"[^}]*realm=\"leadflow\"[^}]*} ([0-9.E+-]+)";
        double before = sum(stack.https().send(HttpRequest.newBuilder(place)).body(), failed);
        String form = "grant_type=password&client_id=leadflow-demo-cli&username=marcus&password=" + URLEncoder.encode("not this one", StandardCharsets.UTF_8);
        assertThat(stack.https().send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/realms/leadflow/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form))).statusCode()).isEqualTo(400);
        String told = stack.https().send(HttpRequest.newBuilder(place)).body();
        assertThat(sum(told, failed)).as(told.lines().filter(line -> line.startsWith("keycloak_user_events")).toList().toString()).isEqualTo(before + 1);
        assertThat(stack.https().send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + "/metrics"))).statusCode()).isEqualTo(404);
    }

    @Test
    void whereEverybodyAsksThereAreNoMetrics() throws IOException {
        assertThat(stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/metrics"))).body()).doesNotContain("jvm_memory");
        assertThat(get("marcus", "/metrics").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String person, String path) throws IOException {
        return stack.https().send(stack.as(person, path).header("Accept", "text/html"));
    }

    private String metrics() {
        try {
            HttpResponse<String> told = stack.https().send(HttpRequest.newBuilder(URI.create("https://localhost:" + stack.ports().management() + "/metrics")));
            assertThat(told.statusCode()).isEqualTo(200);
            return told.body();
        } catch (IOException e) {
            throw new StackFailure("the management interface does not answer", e);
        }
    }

    /** The figure of one line; 0 while there is none. */
    private static double value(String told, String name) {
        return sum(told, "(?m)^" + Pattern.quote(name) + " ([0-9.E+-]+)$");
    }

    private static double sum(String told, String form) {
        double sum = 0;
        for (Matcher found = Pattern.compile(form).matcher(told); found.find();) {
            sum += Double.parseDouble(found.group(1));
        }
        return sum;
    }
}
