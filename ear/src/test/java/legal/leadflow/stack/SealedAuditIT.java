package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sealed audit trail from the page to the program of an auditor who has neither server nor database. */
class SealedAuditIT {
    private final RunningStack stack = RunningStack.get();
    @TempDir Path folder;

    @Test
    void whatComplianceExportsFitsTheHeadsOutsideTheDatabaseAndWhatIsChangedInItDoesNot() throws Exception {
        ask("carla", "/audit/log");
        String[] export = new String[1];
        assertThat(Waiting.until(() -> (export[0] = exported()) != null, Duration.ofSeconds(60))).as("something is sealed").isTrue();
        assertThat(export[0]).contains("|audit.listed|DONE|");
        assertThat(verify(export[0])).as("the trail as it is").isZero();
        assertThat(verify(export[0].replaceFirst("\\|audit\\.listed\\|DONE\\|", "|audit.listed|FAILED|"))).as("an outcome changed").isEqualTo(1);
        assertThat(verify(export[0].replaceFirst("(?m)^E\\|.*\\n", ""))).as("an entry removed").isEqualTo(1);
        assertThat(verify("no export")).as("cannot be checked").isEqualTo(2);
    }

    @Test
    void theSealIsNeverFarBehind() throws Exception {
        assertThat(Waiting.until(() -> page("carla").contains("id=\"export\"") && !page("carla").contains("id=\"seal-trouble\""), Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void theExportIsForComplianceAlone() throws Exception {
        assertThat(ask("felix", "/audit/export").statusCode()).isEqualTo(403);
        assertThat(page("felix")).contains("id=\"sealed\"").doesNotContain("id=\"export\"");
        assertThat(ask("renata", "/audit/export").statusCode()).isEqualTo(403);
        assertThat(ask("carla", "/audit/export?from=yesterday").statusCode()).isEqualTo(404);
        assertThat(ask("carla", "/audit/export?from=2019-01-01&to=2019-01-02").statusCode()).as("days without a seal").isEqualTo(404);
    }

    private String page(String person) {
        try {
            return ask(person, "/audit/log").body();
        } catch (IOException e) {
            throw new StackFailure("the page of the trail does not answer", e);
        }
    }

    /** Null while nothing is sealed. */
    private String exported() {
        try {
            HttpResponse<String> answer = ask("carla", "/audit/export");
            return answer.statusCode() == 200 && answer.body().contains("|audit.listed|DONE|") ? answer.body() : null;
        } catch (IOException e) {
            throw new StackFailure("the export does not answer", e);
        }
    }

    private HttpResponse<String> ask(String person, String path) throws IOException {
        return stack.https().send(stack.as(person, path).header("Accept", "text/html"));
    }

    private int verify(String export) throws Exception {
        Path file = Files.writeString(folder.resolve("export.txt"), export);
        Path heads = stack.folders().run().resolve("audit-heads/heads");
        Process verifier = Commands.start(java.util.List.of(ProcessHandle.current().info().command().orElse("java"), "-jar",
                stack.folders().project().resolve("ejb-module/target/leadflow-audit-verifier.jar").toString(), file.toString(), heads.toString(),
                heads.resolveSibling("heads.1.pem").toString()), java.util.Map.of(), folder.resolve("verifier.log"));
        assertThat(verifier.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return verifier.exitValue();
    }
}
