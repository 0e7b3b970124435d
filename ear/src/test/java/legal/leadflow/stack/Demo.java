package legal.leadflow.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** {@code mvn -Pdemo package}: the whole system in the foreground, until Ctrl-C. Its data stays in {@code .demo/}. */
public final class Demo {
    private static final int FIRST_PORT = 8440;

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
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                say("ending");
                stack.close();
                ended.countDown();
            }, "end of the demo"));
            stack.start();
            say(DemoPeople.welcome(stack.url(), Duration.between(begin, Instant.now())));
        } catch (StackFailure e) {
            System.err.println("LeadFlow cannot start: " + e.getMessage());
            System.exit(1);
        }
        ended.await();
    }

    private static void say(String line) {
        System.out.println("[LeadFlow] " + line);
    }
}
