package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.crypto.CipherException;

/**
 * Lets a job work for the person who started it, also after the server was restarted: the person's firm, id and roles, signed,
 * travel as an argument; a job has no ambient identity. The signature is of another kind than a database context's.
 */
@ApplicationScoped
public class Mandates {
    private static final String PURPOSE = "leadflow mandate";
    /** Stands before a right that is lent, among the names of roles. */
    private static final String LENT = "+";
    @Inject ContextKeys keys;
    @Inject CurrentCaller caller;

    /** For CDI. */
    public Mandates() {
    }

    Mandates(ContextKeys keys) {
        this.keys = keys;
    }

    /** A mandate for whoever is calling now. It holds ids and names of roles and rights only. */
    public String issue(Duration valid) {
        return issue(valid, Set.of());
    }

    /** As {@link #issue(Duration)}, with rights that the job needs and that no page has. */
    public String issue(Duration valid, Set<Right> lent) {
        Caller by = caller.get();
        Set<Right> all = new HashSet<>(by.lent());
        all.addAll(lent);
        return issue(new Caller(by.firm(), by.person(), by.roles(), by.name(), all), Instant.now().plus(valid));
    }

    String issue(Caller by, Instant expires) {
        String roles = Stream.concat(by.roles().stream().map(Role::name).sorted(), by.lent().stream().map(right -> LENT + right.name()).sorted()).collect(Collectors.joining(","));
        String text = keys.kid() + "|" + by.firm() + "|" + by.person() + "|" + roles + "|" + expires.getEpochSecond();
        return text + "|" + keys.signFor(PURPOSE, keys.kid(), text);
    }

    /**
     * Runs {@code work} for the person the mandate names.
     *
     * @throws SecurityException when the mandate was not issued here or has expired
     */
    public <T> T actOn(String mandate, Callable<T> work) throws Exception {
        return CurrentCaller.actAs(check(mandate), work);
    }

    private String signature(int kid, String text) {
        try {
            return keys.signFor(PURPOSE, kid, text);
        } catch (CipherException e) {
            throw new SecurityException("a mandate of a key that was withdrawn", e);
        }
    }

    Caller check(String mandate) {
        String[] parts = mandate == null ? new String[0] : mandate.split("\\|", -1);
        if (parts.length != 6 || !parts[0].matches("[0-9]{1,9}")) {
            throw new SecurityException("no mandate");
        }
        String signed = signature(Integer.parseInt(parts[0]), mandate.substring(0, mandate.lastIndexOf('|')));
        if (!MessageDigest.isEqual(signed.getBytes(StandardCharsets.US_ASCII), parts[5].getBytes(StandardCharsets.US_ASCII))) {
            throw new SecurityException("a mandate with a bad signature");
        }
        if (Instant.now().getEpochSecond() > Long.parseLong(parts[4])) {
            throw new SecurityException("an expired mandate");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<Right> lent = EnumSet.noneOf(Right.class);
        Arrays.stream(parts[3].split(",")).filter(name -> name.startsWith(LENT)).map(name -> Right.valueOf(name.substring(LENT.length()))).forEach(lent::add);
        Arrays.stream(parts[3].split(",")).filter(name -> !name.isEmpty() && !name.startsWith(LENT)).map(Role::valueOf).forEach(roles::add);
        return new Caller(UUID.fromString(parts[1]), UUID.fromString(parts[2]), roles, "", lent);
    }
}
