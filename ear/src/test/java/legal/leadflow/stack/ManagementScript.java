package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script of {@code wildfly-cli/keys/}, run on the tests' server while it serves, as an administrator on its console does. */
public final class ManagementScript {
    private ManagementScript() {
    }

    /**
     * @param name such as {@code add-master.cli}
     * @return what the command said
     */
    public static String run(String name, Map<String, String> environment) {
        RunningStack stack = RunningStack.get();
        Path log = stack.folders().logs().resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(stack.folders().server().resolve("bin/jboss-cli.sh").toString(), "--connect", "--timeout=60000",
                "--controller=remote+https://localhost:" + stack.ports().management(), "--resolve-parameter-values",
                "--file=" + stack.folders().project().resolve("wildfly-cli/keys").resolve(name)));
        Map<String, String> with = new HashMap<>(environment);
        with.put("JAVA_OPTS", "-Djavax.net.ssl.trustStore=" + stack.trustStore() + " -Djavax.net.ssl.trustStorePassword=" + stack.trustStorePassword());
        try {
            Files.deleteIfExists(log);
            Commands.run(command, with, log);
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
