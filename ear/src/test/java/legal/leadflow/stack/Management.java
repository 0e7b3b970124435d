package legal.leadflow.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.dmr.ModelNode;

/** What an administrator does in the server's console, done by the same management interface. */
public final class Management implements AutoCloseable {
    private static final Pattern OPERATION = Pattern.compile("/([^:]+):([a-z-]+)(?:\\((.*)\\))?");
    private static final int TIMEOUT_MS = 30_000;
    private final ModelControllerClient client;

    /** Connects as whoever runs on the server's own machine. */
    public Management(RunningStack stack) {
        client = ModelControllerClient.Factory.create(new ModelControllerClientConfiguration.Builder().setProtocol("remote+https").setHostName("localhost")
                .setPort(stack.ports().management()).setSslContext(stack.https().client().sslContext()).setConnectionTimeout(TIMEOUT_MS).build());
    }

    /**
     * Does one operation.
     *
     * @param operation its name
     * @param address   {@code subsystem=logging/logger=x}
     * @param values    name, value, name, value
     * @return its result
     * @throws StackFailure when the server refuses it
     */
    public ModelNode run(String operation, String address, Object... values) {
        ModelNode asked = new ModelNode();
        asked.get("operation").set(operation);
        for (String part : address.split("/")) {
            asked.get("address").add(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        for (int i = 0; i < values.length; i += 2) {
            asked.get((String) values[i]).set(String.valueOf(values[i + 1]));
        }
        try {
            ModelNode told = client.execute(asked);
            if (!"success".equals(told.get("outcome").asString())) {
                throw new StackFailure(operation + " of " + address + " is refused: " + told.get("failure-description"));
            }
            return told.get("result");
        } catch (IOException e) {
            throw new StackFailure("the management interface does not answer", e);
        }
    }

    /** Does the operations of one of our scripts on the running server, one a line; its conditions are not looked at. */
    public void script(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Matcher operation = OPERATION.matcher(line.strip());
            if (operation.matches()) {
                Object[] values = Stream.of(operation.group(3) == null ? new String[0] : operation.group(3).split(",")).flatMap(value -> Stream.of(value.split("=", 2))).toArray();
                run(operation.group(2), operation.group(1), values);
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
