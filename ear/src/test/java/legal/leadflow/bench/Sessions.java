package legal.leadflow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import legal.leadflow.stack.HtmlForms;
import legal.leadflow.stack.Stack;

/**
 * Many people signed in at once: each session goes the whole way through Keycloak and opens the lead list. Names and passwords are asked once for each of a few
 * people, whose further browsers Keycloak knows by its cookie; the application cannot tell them from others.
 */
final class Sessions {
    private static final int AT_ONCE = 4;
    private static final Pattern USED = Pattern.compile("(?:heap|generation) +total \\d+K, used (\\d+)K");
    private final Stack stack;
    private final List<BenchFirm> firms;
    private final AtomicInteger made = new AtomicInteger();

    Sessions(Stack stack, List<BenchFirm> firms) {
        this.stack = stack;
        this.firms = firms;
    }

    /** Memory of WildFly in MB after a full collection: in RAM, and used of its heap. */
    record Memory(long resident, long heap) {
    }

    /** Signs in until there are {@code count}. */
    void reach(int count) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                BenchFirm firm = firms.get(i % firms.size());
                all.add(threads.submit(() -> {
                    sign(firm, count);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a session could not be made", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void sign(BenchFirm firm, int count) throws IOException {
        HtmlForms browser = known(firm);
        while (made.incrementAndGet() <= count) {
            browser.forget("__Host-leadflow");
            opened(browser.open(stack.url() + "/leads/list"));
        }
        made.decrementAndGet();
    }

    /** A browser that Keycloak knows by its cookie. One after the other: Keycloak refuses a person who signs in twice at the same moment. */
    private synchronized HtmlForms known(BenchFirm firm) throws IOException {
        HtmlForms browser = new HtmlForms(stack.https());
        browser.open(stack.url() + "/leads/list");
        return opened(browser.submit(Map.of("username", firm.personName(), "password", BenchFirm.PASSWORD)));
    }

    private static HtmlForms opened(HtmlForms browser) {
        if (browser.page().statusCode() != 200 || !browser.page().uri().getPath().equals("/leads/list")) {
            throw new IllegalStateException("signing in ended at " + browser.page().statusCode() + " " + browser.page().uri().getPath());
        }
        return browser;
    }

    Memory memory() throws IOException {
        long pid = stack.wildfly().server().pid();
        Jcmd.run(pid, "GC.run");
        long heap = USED.matcher(Jcmd.run(pid, "GC.heap_info")).results().mapToLong(part -> Long.parseLong(part.group(1))).sum();
        return new Memory(Cpu.resident(pid) >> 20, heap >> 10);
    }
}
