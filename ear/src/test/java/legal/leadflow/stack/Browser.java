package legal.leadflow.stack;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real browser of the tests of this JVM: Chromium or Chrome, driven by Playwright from one thread. */
public final class Browser {
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double SLOW_FIRST_PAGE_MILLIS = 60_000;
    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;

    private Browser() {
    }

    /**
     * A window of its own, with no cookies; English, light, 1280 by 800. The certificate of the tests' own authority is accepted.
     * Close it after use.
     */
    public static BrowserContext window() {
        return window(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /**
     * A window of its own, with no cookies.
     *
     * @param options language, colours, size; what they leave open is as in {@link #window()}
     */
    public static BrowserContext window(com.microsoft.playwright.Browser.NewContextOptions options) {
        if (options.locale == null) {
            options.setLocale("en-US");
        }
        if (options.viewportSize == null) {
            options.setViewportSize(1280, 800);
        }
        BrowserContext context = running().newContext(options.setIgnoreHTTPSErrors(true));
        context.setDefaultTimeout(SLOW_FIRST_PAGE_MILLIS);
        context.setDefaultNavigationTimeout(SLOW_FIRST_PAGE_MILLIS);
        return context;
    }

    /**
     * A page of the application, opened by a demo person who has signed in.
     *
     * @param person such as {@code renata}
     * @param path begins with a slash
     */
    public static Page signedIn(BrowserContext window, String person, String path) {
        Page page = window.newPage();
        page.navigate(RunningStack.get().baseUrl() + path);
        page.locator("#username").fill(person);
        page.locator("#password").fill(DemoPeople.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(RunningStack.get().baseUrl()));
        return page;
    }

    /** Ends the browser, where one runs. */
    static synchronized void end() {
        if (playwright != null) {
            playwright.close();
            playwright = null;
            browser = null;
        }
    }

    private static synchronized com.microsoft.playwright.Browser running() {
        if (browser == null) {
            Optional<Path> program = BrowserProgram.find();
            Map<String, String> environment = program.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
            try {
                playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
                program.ifPresent(options::setExecutablePath);
                browser = playwright.chromium().launch(options);
            } catch (PlaywrightException e) {
                throw new StackFailure("no browser for the tests: install Chromium or Chrome (Debian: apt install chromium),"
                        + " or name one with -Dleadflow.browser=FILE", e);
            }
        }
        return browser;
    }
}
