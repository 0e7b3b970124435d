package legal.leadflow.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import legal.leadflow.stack.RunningStack;

/**
 * Looks over the shoulder of every browser window of the whole suite: requests to other hosts, violations of the content policy,
 * and errors that only the console tells. {@link WholeSuiteIT} asks for all of them at the end.
 */
public final class Watch {
    private static final List<String> FOREIGN = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> VIOLATIONS = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> ERRORS = Collections.synchronizedList(new ArrayList<>());
    private static final Set<String> PAGES = Collections.synchronizedSet(new TreeSet<>());
    private static final String LISTENER = """
            addEventListener('securitypolicyviolation', e => console.error('POLICY ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));
            """;

    private Watch() {
    }

    /** From now on this window is watched. */
    static void over(BrowserContext window) {
        window.addInitScript(LISTENER);
        window.onRequest(request -> asked(request.url()));
        window.onConsoleMessage(Watch::said);
        window.onWebError(error -> ERRORS.add(error.page().url() + ": " + error.error()));
        window.onPage(page -> page.onFrameNavigated(frame -> came(page)));
    }

    private static void came(Page page) {
        PAGES.add(page.url().replaceFirst("[?#].*", ""));
    }

    private static void asked(String url) {
        URI address = URI.create(url.replaceFirst("[?#].*", ""));
        Set<Integer> ours = Set.of(RunningStack.get().ports().application(), RunningStack.get().ports().keycloak());
        boolean inside = "data".equals(address.getScheme()) || "blob".equals(address.getScheme()) || "about".equals(address.getScheme());
        if (!inside && !("https".equals(address.getScheme()) && "localhost".equals(address.getHost()) && ours.contains(address.getPort()))) {
            FOREIGN.add(address.toString());
        }
    }

    private static void said(ConsoleMessage message) {
        if (!"error".equals(message.type())) {
            return;
        }
        String where = message.location().replaceFirst("[?#].*", "");
        if (message.text().contains("Content Security Policy") || message.text().startsWith("POLICY ")) {
            VIOLATIONS.add(where + ": " + message.text());
        } else if (!isAnswer(message.text(), where)) {
            ERRORS.add(where + ": " + message.text());
        }
    }

    /** A page that answers 401 to 500 is an answer that journeys ask for; a style, script or picture that fails is none. */
    private static boolean isAnswer(String text, String where) {
        return text.startsWith("Failed to load resource: the server responded with a status of") && !where.contains("/jakarta.faces.resource/")
                && !where.contains("/resources/");
    }

    /** For the test of the watch itself, which comes first: what it planted is not the product's. */
    static void forget() {
        List.of(FOREIGN, VIOLATIONS, ERRORS).forEach(List::clear);
    }

    static List<String> foreign() {
        return List.copyOf(FOREIGN);
    }

    static List<String> violations() {
        return List.copyOf(VIOLATIONS);
    }

    static List<String> errors() {
        return List.copyOf(ERRORS);
    }

    /** Addresses of all pages that were seen, without queries. */
    static Set<String> pages() {
        return Set.copyOf(PAGES);
    }
}
