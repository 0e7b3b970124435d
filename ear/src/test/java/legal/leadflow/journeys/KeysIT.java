package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.KeyState;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.stack.Firms;
import legal.leadflow.stack.ManagementScript;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The firms' keys on their page: new ones, another master key, sealing anew, while people work and after the server was killed; and what people of a firm see whose keys are gone. */
@Order(945)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysIT {
    private static final LocatorAssertions.HasAttributeOptions LONG = new LocatorAssertions.HasAttributeOptions().setTimeout(240_000);
    private final RunningStack stack = RunningStack.get();
    private final Path folder = stack.folders().firmKeys();

    @Test
    @Order(1)
    void whoRunsTheInstallationSeesKeysAndNothingOfAFirm() {
        try (Person paula = Person.anew("paula"); Person carla = Person.named("carla")) {
            paula.page().waitForURL("**/keys/list");
            assertThat(paula.see(row(Firms.ALPHA))).isVisible();
            assertThat(paula.see(row(Firms.ALPHA))).containsText("Alpha Injury Law");
            assertThat(paula.open("/leads/list").status()).isEqualTo(403);
            assertThat(paula.see("#of-no-firm")).isVisible(); // not that some site sent them
            assertThat(paula.open("/audit/log").status()).isEqualTo(403);
            carla.open("/audit/log?what=key");
            assertThat(carla.see("#entries tr[data-action='key.viewed']").first()).isVisible();
        }
    }

    @Test
    @Order(2)
    void keysAndMasterKeyChangeUnderLoadAndNoRequestFails() throws SQLException {
        byte[] second = new byte[32];
        new SecureRandom().nextBytes(second);
        int before = state(second).fields().size();
        boolean added = false;
        try (KeyLoad load = new KeyLoad(); Person paula = Person.anew("paula")) {
            paula.page().waitForCondition(() -> load.answered() > load.clients());
            act(paula, "rotate");
            assertThat(paula.see(row(Firms.ALPHA))).hasAttribute("data-keys", String.valueOf(before + 1));
            assertThat(paula.see(row(Firms.ALPHA) + " [id$=':retire']")).hasCount(0); // former keys seal everything yet
            ManagementScript.run("add-master.cli", Map.of("LEADFLOW_MASTER_NUMBER", "2", "LEADFLOW_MASTER", Base64.getEncoder().encodeToString(second)));
            added = true;
            assertThat(ManagementScript.run("ages.cli", Map.of())).contains("oldest-days", "behind").doesNotContain(Base64.getEncoder().encodeToString(second));
            paula.open("/keys/list");
            assertThat(paula.see("#behind")).isVisible();
            paula.see("#rewrap").click();
            assertThat(paula.see(row(Firms.ALPHA))).hasAttribute("data-master", "2");
            assertThat(paula.see("#behind")).hasCount(0);
            act(paula, "reseal");
            assertThat(paula.see(row(Firms.ALPHA))).hasAttribute("data-state", "DONE", LONG);
            long until = load.answered() + 2 * load.clients(); // some more, with everything changed
            paula.page().waitForCondition(() -> load.answered() > until || !load.failed().isEmpty());
            load.stop();
            System.out.println("[S52] " + load.answered() + " requests by " + load.clients() + " clients while keys changed, failed: " + load.failed().size());
            assertThat(load.failed().stream().limit(10)).isEmpty();
            assertThat(left(state(second))).isEmpty();
        } finally {
            if (added) {
                backToTheFirstMasterKey(second);
            }
        }
        try (Person marcus = Person.anew("marcus")) {
            assertThat(marcus.open("/leads/list").status()).as("the second master key is gone").isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void sealingAnewGoesOnAfterAKillOfTheServer() throws SQLException {
        try (Person paula = Person.anew("paula")) {
            act(paula, "rotate");
            act(paula, "reseal");
            paula.page().waitForCondition(() -> figures()[0] > 0);
        }
        stack.killWildFly();
        long[] killed = figures();
        assertThat(killed[0]).as("rows when the server was killed").isPositive().isLessThan(killed[1]);
        stack.startWildFly();
        try (Person paula = Person.anew("paula")) {
            assertThat(paula.see(row(Firms.ALPHA))).hasAttribute("data-state", "DONE", LONG);
            assertThat(paula.see("#firms")).isVisible();
        }
        System.out.println("[S52] killed at " + killed[0] + " of " + killed[1] + " rows, went on to " + figures()[0]);
        assertThat(left(state(null))).isEmpty();
        try (Person marcus = Person.anew("marcus")) {
            assertThat(marcus.open("/leads/list").status()).isEqualTo(200);
        }
    }

    /** Keys that are away, cut, flipped, another firm's, or an old backup's: a page that says so, nothing written, and the other firm goes on. */
    @Test
    @Order(4)
    void aFirmWhoseKeysDoNotOpenIsSealedAndSaysWhy() throws IOException, SQLException {
        Path file = folder.resolve(Firms.BETA + ".fields");
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        try (Person ben = Person.anew("ben"); Person marcus = Person.anew("marcus"); Person paula = Person.anew("paula")) {
            List<Person> people = List.of(ben, marcus, paula);
            sealed(people, file, null, "MISSING");
            sealed(people, file, java.util.Arrays.copyOf(whole, whole.length / 2), "UNOPENED");
            sealed(people, file, flipped, "UNOPENED");
            sealed(people, file, Files.readAllBytes(folder.resolve(Firms.ALPHA + ".fields")), "UNOPENED");
            paula.open("/keys/list");
            act(paula, "rotate", Firms.BETA);
            sealed(people, file, whole, "OTHER");
        }
    }

    /** @param people ben, marcus, paula: who works in Beta, in Alpha, and who looks after the keys */
    private void sealed(List<Person> people, Path file, byte[] instead, String why) throws IOException, SQLException {
        Person ben = people.get(0);
        Path aside = Files.copy(file, folder.resolve("aside"), StandardCopyOption.REPLACE_EXISTING);
        try {
            assertThat(ben.open("/leads/list").status()).isEqualTo(200);
            String before = written();
            if (instead == null) {
                Files.delete(file);
            } else {
                Files.write(file, instead);
            }
            until(ben, 503);
            assertThat(ben.see("#why")).hasAttribute("data-why", why);
            Axe.finds0(ben.page(), "sealed " + why);
            String after = written();
            HttpResponse<String> upload = stack.https().send(stack.as("ben", "/imports/upload").header("X-File-Name", "x.csv")
                    .POST(HttpRequest.BodyPublishers.ofString("id,start_time\n1,2026-01-01T00:00:00Z\n")));
            assertThat(upload.statusCode()).isEqualTo(503);
            assertThat(written()).as("nothing was written, by half or whole").isEqualTo(after).startsWith(before.substring(0, before.indexOf('/')));
            assertThat(people.get(1).open("/leads/list").status()).as("the other firm").isEqualTo(200);
            people.get(2).open("/keys/list");
            assertThat(people.get(2).see(row(Firms.BETA))).hasAttribute("data-state", why);
        } finally {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        until(ben, 200);
    }

    /** Keys are looked at once a second. */
    private static void until(Person person, int status) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (person.open("/leads/list").status() != status) {
            assertThat(System.nanoTime()).as("within 30 s: " + status).isLessThan(end);
        }
    }

    /** Imports of Beta, a slash, and all its entries. */
    private String written() throws SQLException {
        return ask("select (select count(*) from import_run where firm_id = '" + Firms.BETA + "') || '/' || (select count(*) from audit_entry where firm_id = '" + Firms.BETA + "')").get(0);
    }

    private static void act(Person paula, String what) {
        act(paula, what, Firms.ALPHA);
    }

    private static void act(Person paula, String what, UUID firm) {
        paula.see(row(firm) + " button[id$=':" + what + "']").click();
        assertThat(paula.see("#question")).isVisible();
        paula.see("#confirm").click();
        assertThat(paula.see("#question")).hasCount(0);
    }

    private static String row(UUID firm) {
        return "#firms tr[data-firm='" + firm + "']";
    }

    /** Rows done, and rows to do, of Alpha's last run. */
    private long[] figures() {
        try {
            String[] told = ask("select done || ' ' || total from key_reseal where firm_id = '" + Firms.ALPHA + "' order by started_at desc limit 1").get(0).split(" ");
            return new long[] {Long.parseLong(told[0]), Long.parseLong(told[1])};
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other tests' programs know the first master key alone: the two change names, and the newest wraps. */
    private void backToTheFirstMasterKey(byte[] second) {
        byte[] first = stack.secrets().secret(Secrets.MASTER);
        KeyRing ring = new KeyRing(folder, Secrets.of(Map.of(Secrets.MASTER, second, Secrets.MASTER + "-2", first)));
        ring.firms().forEach(ring::rewrap);
        ManagementScript.run("remove-master.cli", Map.of("LEADFLOW_MASTER_ALIAS", Secrets.MASTER + "-2"));
    }

    private KeyState state(byte[] second) {
        byte[] first = stack.secrets().secret(Secrets.MASTER);
        return new KeyRing(folder, Secrets.of(second == null ? Map.of(Secrets.MASTER, first) : Map.of(Secrets.MASTER, first, Secrets.MASTER + "-2", second))).state(Firms.ALPHA);
    }

    /** Columns of Alpha with a value that another key than the newest sealed, but for the audit trail's. */
    private List<String> left(KeyState state) throws SQLException {
        StringBuilder prefix = new StringBuilder("\\x");
        for (byte b : state.primary().prefix()) {
            prefix.append(String.format("%02x", b));
        }
        List<String> left = new ArrayList<>();
        for (String column : ask("select c.relname || '.' || quote_ident(a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relkind = 'r'"
                + " and c.relnamespace = 'public'::regnamespace and c.relname !~ '^audit_' and col_description(c.oid, a.attnum) ~ '^personal; sealed'")) {
            String table = column.substring(0, column.indexOf('.'));
            String count = ask("select count(*) from " + table + " where firm_id = '" + Firms.ALPHA + "' and length(" + column + ") > 0 and substr(" + column + ", 1, 5) <> '" + prefix + "'").get(0);
            if (!count.equals("0")) {
                left.add(column + " " + count);
            }
        }
        return left;
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection superuser = stack.superuser().getConnection(); Statement statement = superuser.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return told;
    }
}
