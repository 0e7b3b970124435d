import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges each address by the points of MDN's HTTP Observatory (version 5; 100 to begin with, points are added from 90 on), which itself can look at
 * public sites only. Needs a JDK 17 and nothing else:
 *
 * <pre>java Observatory.java [--least 130] ADDRESS...</pre>
 *
 * An authority of the firm's own is told by the environment variable JDK_JAVA_OPTIONS, {@code -Djavax.net.ssl.trustStore=FILE
 * -Djavax.net.ssl.trustStorePassword=WORD}. With a token in LEADFLOW_TOKEN it asks as that person. It follows no redirect: each address is judged by its own answer.
 * Exit code 0: every address has the points; 1: one has fewer; 2: one could not be asked.
 *
 * @see <a href="https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring">tests and scoring</a>
 */
public class Observatory {
    private static final int WELL = 130;
    private static final int EXTRA_FROM = 90;
    private static final long SIX_MONTHS = 15_768_000;
    private static final Set<String> BROAD = Set.of("*", "http:", "https:", "data:", "blob:", "ftp:", "ws:", "wss:", "http://*", "https://*");
    private static final Set<String> PRIVATE_REFERRERS = Set.of("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE = Pattern.compile("\\bsrc\\s*=\\s*[\"']([^\"']+)");
    private final Map<String, Integer> points = new LinkedHashMap<>();
    private final HttpResponse<String> answer;

    private Observatory(HttpResponse<String> answer) {
        this.answer = answer;
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> addresses = new ArrayList<>(Arrays.asList(arguments));
        int least = WELL;
        if (addresses.size() > 1 && addresses.get(0).equals("--least")) {
            least = Integer.parseInt(addresses.get(1));
            addresses = addresses.subList(2, addresses.size());
        }
        if (addresses.isEmpty()) {
            System.err.println("Name at least one address, such as https://intake.example/signed-out");
            System.exit(2);
        }
        int code = 0;
        for (String address : addresses) {
            code = Math.max(code, judge(URI.create(address), least));
        }
        System.exit(code);
    }

    private static int judge(URI address, int least) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.1");
        String token = System.getenv("LEADFLOW_TOKEN");
        if (token != null && !token.isBlank()) {
            request.header("Authorization", "Bearer " + token.strip());
        }
        try {
            Observatory observatory = new Observatory(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
            int score = observatory.score();
            System.out.printf("%4d  %s  %d  %s  %s%n", score, score >= least ? "well" : "LOW ", observatory.answer.statusCode(), address.getPath(), observatory.points);
            return score >= least ? 0 : 1;
        } catch (IOException e) {
            System.out.printf("   -  NOT ASKED  %s  %s%n", address.getPath(), e.getClass().getSimpleName());
            return 2;
        }
    }

    /** Points that are added count only where nothing much was taken away. */
    private int score() {
        points.put("content-policy", contentPolicy());
        points.put("cookies", cookies());
        points.put("cors", cors());
        points.put("redirection", redirection());
        points.put("referrer", referrer());
        points.put("strict-transport", strictTransport());
        points.put("script-integrity", scripts());
        points.put("content-type", header("X-Content-Type-Options").equalsIgnoreCase("nosniff") ? 0 : -5);
        points.put("framing", framing());
        points.put("resource-policy", worth("Cross-Origin-Resource-Policy", Set.of("same-origin", "same-site"), Set.of("cross-origin")));
        points.put("embedder-policy", worth("Cross-Origin-Embedder-Policy", Set.of("require-corp", "credentialless"), Set.of("unsafe-none")));
        points.put("opener-policy", worth("Cross-Origin-Opener-Policy", Set.of("same-origin", "same-origin-allow-popups", "noopener-allow-popups"), Set.of("unsafe-none")));
        int taken = 100 + points.values().stream().filter(value -> value < 0).mapToInt(Integer::intValue).sum();
        int given = points.values().stream().filter(value -> value > 0).mapToInt(Integer::intValue).sum();
        return Math.max(0, taken >= EXTRA_FROM ? taken + given : taken);
    }

    private String header(String name) {
        return answer.headers().firstValue(name).orElse("").strip();
    }

    private int worth(String name, Set<String> good, Set<String> open) {
        String value = header(name).toLowerCase(Locale.ROOT);
        if (value.isEmpty() || open.contains(value)) {
            return 0;
        }
        return good.contains(value) ? 10 : -5;
    }

    /** Directives of all policies; a browser obeys each, so the strictest is what counts: here, as at the Observatory, sources that all allow. */
    private Map<String, Set<String>> policy() {
        Map<String, Set<String>> directives = new LinkedHashMap<>();
        for (String policy : answer.headers().allValues("Content-Security-Policy")) {
            for (String directive : policy.split(";")) {
                String[] words = directive.strip().split("\\s+");
                Set<String> sources = new TreeSet<>(Arrays.asList(words).subList(1, words.length));
                directives.merge(words[0].toLowerCase(Locale.ROOT), sources, (one, other) -> {
                    one.retainAll(other);
                    return one;
                });
            }
        }
        directives.remove("");
        return directives;
    }

    private static Set<String> sources(Map<String, Set<String>> policy, String directive) {
        return policy.getOrDefault(directive, policy.getOrDefault("default-src", Set.of("*")));
    }

    private int contentPolicy() {
        Map<String, Set<String>> policy = policy();
        if (policy.isEmpty()) {
            return -25;
        }
        Set<String> scripts = sources(policy, "script-src");
        Set<String> styles = sources(policy, "style-src");
        boolean signed = scripts.stream().anyMatch(source -> source.startsWith("'nonce-") || source.startsWith("'sha"));
        if (scripts.stream().anyMatch(BROAD::contains) || !signed && scripts.contains("'unsafe-inline'") || sources(policy, "object-src").stream().anyMatch(BROAD::contains)) {
            return -20;
        }
        if (policy.values().stream().flatMap(Set::stream).anyMatch(source -> source.startsWith("http:") || source.startsWith("ftp:"))) {
            return -20;
        }
        if (scripts.contains("'unsafe-eval'") || styles.contains("'unsafe-eval'")) {
            return -10;
        }
        if (styles.stream().anyMatch(BROAD::contains) || styles.contains("'unsafe-inline'")) {
            return 0;
        }
        return Set.of("'none'").equals(policy.get("default-src")) ? 10 : 5;
    }

    private int cookies() {
        int worth = answer.headers().allValues("Set-Cookie").isEmpty() ? 0 : 5;
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            List<String> words = Arrays.stream(cookie.toLowerCase(Locale.ROOT).split(";")).map(String::strip).toList();
            String name = words.get(0).split("=")[0];
            boolean session = name.contains("sess") || name.contains("login");
            boolean sameSite = words.stream().anyMatch(word -> word.startsWith("samesite="));
            if (!words.contains("secure")) {
                worth = Math.min(worth, session ? -40 : -20);
            } else if (session && !words.contains("httponly")) {
                worth = Math.min(worth, -30);
            } else if (!sameSite) {
                worth = Math.min(worth, name.contains("csrf") ? -20 : 0);
            }
        }
        return worth;
    }

    private int cors() {
        boolean everybody = header("Access-Control-Allow-Origin").equals("*") || !header("Access-Control-Allow-Origin").isEmpty();
        return everybody && header("Access-Control-Allow-Credentials").equalsIgnoreCase("true") ? -50 : 0;
    }

    /** Where nothing listens for plain HTTP there is nothing to lead away from it. */
    private int redirection() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(answer.uri().getHost(), 80), 3_000);
            HttpResponse<Void> plain = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://" + answer.uri().getHost() + "/")).build(),
                    HttpResponse.BodyHandlers.discarding());
            return plain.headers().firstValue("Location").orElse("").startsWith("https://" + answer.uri().getHost()) ? 0 : -20;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -20;
        }
    }

    private int referrer() {
        String value = header("Referrer-Policy").toLowerCase(Locale.ROOT);
        String last = value.substring(value.lastIndexOf(',') + 1).strip();
        if (last.isEmpty()) {
            return 0;
        }
        return PRIVATE_REFERRERS.contains(last) ? 5 : -5;
    }

    private int strictTransport() {
        if (answer.headers().allValues("Strict-Transport-Security").size() != 1) {
            return -20; // none, or two, of which a browser takes the first
        }
        OptionalLong age = Arrays.stream(header("Strict-Transport-Security").toLowerCase(Locale.ROOT).split(";")).map(String::strip)
                .filter(word -> word.matches("max-age=\\d{1,18}")).mapToLong(word -> Long.parseLong(word.substring("max-age=".length()))).findFirst();
        if (age.isEmpty()) {
            return -20;
        }
        return age.getAsLong() < SIX_MONTHS ? -10 : 0;
    }

    private int scripts() {
        int worth = 0;
        Matcher script = SCRIPT.matcher(answer.body());
        while (script.find()) {
            Matcher source = SOURCE.matcher(script.group(1));
            URI from = source.find() ? answer.uri().resolve(source.group(1).replace("&amp;", "&")) : answer.uri();
            boolean own = from.getHost() == null || from.getHost().equals(answer.uri().getHost());
            boolean whole = script.group(1).contains("integrity=");
            if (!own && !from.getScheme().equals("https")) {
                worth = -50;
            } else if (!own && !whole) {
                worth = Math.min(worth, -5);
            }
        }
        return worth;
    }

    private int framing() {
        Set<String> ancestors = policy().get("frame-ancestors");
        String frames = header("X-Frame-Options").toUpperCase(Locale.ROOT);
        if (ancestors != null && ancestors.stream().noneMatch(BROAD::contains)) {
            return 5;
        }
        return frames.equals("DENY") || frames.equals("SAMEORIGIN") ? 5 : -20;
    }
}
