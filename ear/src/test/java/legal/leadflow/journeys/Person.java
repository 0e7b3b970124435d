package legal.leadflow.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import legal.leadflow.stack.Browser;
import legal.leadflow.stack.RunningStack;

/** Somebody in front of a browser window of their own. A person who signed in once in this suite need not do it again. */
public final class Person implements AutoCloseable {
    static final String PASSWORD = "demo-LeadFlow-2026";
    private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();
    private static final double SLOW_MILLIS = 20_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOW_MILLIS);
    }

    private final String name;
    private final BrowserContext window;
    private final Page page;

    private Person(String name, BrowserContext window) {
        this.name = name;
        this.window = window;
        Watch.over(window);
        page = window.newPage();
    }

    /** A demo person who is signed in, on a desk's screen, at the first page of their role. */
    public static Person named(String username) {
        return named(username, options -> { });
    }

    /** As {@link #named(String)}, with a window of another size or language. */
    public static Person named(String username, Consumer<NewContextOptions> more) {
        String known = SIGNED_IN.get(username);
        NewContextOptions options = new NewContextOptions();
        if (known != null) {
            options.setStorageState(known);
        }
        Person person = window(username, options, more);
        person.open("/");
        if (person.isAtTheDoor()) {
            person.signIn(username, PASSWORD);
            person.page.waitForURL(url -> url.startsWith(RunningStack.get().baseUrl()));
            SIGNED_IN.put(username, person.window.storageState());
        }
        return person;
    }

    /** A demo person who signs in anew, in a session that no other window shares. */
    public static Person anew(String username) {
        Person person = stranger(username);
        person.open("/");
        person.signIn(username, PASSWORD);
        person.page.waitForURL(url -> url.startsWith(RunningStack.get().baseUrl()));
        return person;
    }

    /** Somebody who has not signed in. */
    public static Person stranger(String name) {
        return window(name, new NewContextOptions(), options -> { });
    }

    private static Person window(String name, NewContextOptions options, Consumer<NewContextOptions> more) {
        options.setViewportSize(1440, 900);
        more.accept(options);
        return new Person(name, Browser.window(options));
    }

    /** Goes to an address of the application; it begins with a slash. */
    public Response open(String path) {
        return page.navigate(RunningStack.get().baseUrl() + path);
    }

    /** Types name and password at the door. */
    public void signIn(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** Whether the window shows the sign-in server. */
    public boolean isAtTheDoor() {
        return page.url().startsWith(RunningStack.get().keycloakUrl());
    }

    /** Path and query of the page. */
    public String at() {
        return page.url().substring(RunningStack.get().baseUrl().length());
    }

    public Page page() {
        return page;
    }

    public BrowserContext browserWindow() {
        return window;
    }

    public Locator see(String selector) {
        return page.locator(selector);
    }

    /** What matches the selector and holds the text. */
    public Locator see(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    /** One more page of the same session. */
    public Page another() {
        return window.newPage();
    }

    /** Presses keys one after the other, as Playwright names them: {@code Tab}, {@code Control+Enter}. */
    public void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    @Override
    public void close() {
        window.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
