package legal.leadflow.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** {@code mvn -Pdemo package}: the whole system in the foreground, until Ctrl-C. Its data stays in {@code .demo/}. */
public final class Demo {
    private static final int FIRST_PORT = 8440;
    /** Past Maven's own System.out: that counts letters for colours, and failed while Maven ended beside the hook, so that the system went on running. */
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Demo() {
    }

    /** Starts everything and waits for Ctrl-C. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try {
            Instant begin = Instant.now();
            Folders folders = Folders.of(".demo");
            Ports ports = Ports.configured(FIRST_PORT);
            Stack stack = new Stack(folders, ports, Stack.demoLayers(folders), Demo::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack::close, ended, Demo::say), "end of the demo"));
            stack.start();
            say(DemoPeople.welcome(stack.url(), Duration.between(begin, Instant.now())));
        } catch (StackFailure e) {
            System.err.println("LeadFlow cannot start: " + e.getMessage());
            System.exit(1);
        }
        ended.await();
    }

    /** Ends it, also where nobody can hear of it any more. */
    static void end(Runnable system, CountDownLatch ended, Consumer<String> hears) {
        try {
            hears.accept("ending");
        } finally {
            try {
                system.run();
            } finally {
                ended.countDown();
            }
        }
    }

    private static void say(String line) {
        OUT.println("[LeadFlow] " + line);
    }
}
