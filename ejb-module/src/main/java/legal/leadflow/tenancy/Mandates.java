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
 * Lets a job work for the person who started it, also after the server was restarted: the person's firm, id and roles, and what the job is
 * for, signed, travel as an argument; a job has no ambient identity. The signature is of another kind than a database context's.
 * It serves that one errand: whoever writes the book of jobs could lay it beside another import's id.
 */
@ApplicationScoped
public class Mandates {
    private static final String PURPOSE = "leadflow mandate";
    /** Stands before a right that is lent, among the names of roles. */
    private static final String LENT = "+";
    private static final int PARTS = 8;
    /** Of mandates from before they named their errand. */
    private static final int FORMER_PARTS = 6;
    @Inject ContextKeys keys;
    @Inject CurrentCaller caller;

    /** For CDI. */
    public Mandates() {
    }

    Mandates(ContextKeys keys) {
        this.keys = keys;
    }

    /** A mandate for whoever is calling now. It holds ids, the errand's kind and names of roles and rights only. */
    public String issue(Errand errand, Duration valid) {
        return issue(errand, valid, Set.of());
    }

    /** As {@link #issue(Errand, Duration)}, with rights that the job needs and that no page has. */
    public String issue(Errand errand, Duration valid, Set<Right> lent) {
        Caller by = caller.get();
        Set<Right> all = new HashSet<>(by.lent());
        all.addAll(lent);
        return issue(errand, new Caller(by.firm(), by.person(), by.roles(), by.name(), all), Instant.now().plus(valid));
    }

    String issue(Errand errand, Caller by, Instant expires) {
        String roles = Stream.concat(by.roles().stream().map(Role::name).sorted(), by.lent().stream().map(right -> LENT + right.name()).sorted()).collect(Collectors.joining(","));
        String text = keys.kid() + "|" + by.firm() + "|" + by.person() + "|" + roles + "|" + expires.getEpochSecond() + "|" + errand.kind() + "|" + errand.id();
        return text + "|" + keys.signFor(PURPOSE, keys.kid(), text);
    }

    /**
     * Runs {@code work} for the person the mandate names.
     *
     * @throws SecurityException when the mandate was not issued here, is for another errand, or has expired
     */
    public <T> T actOn(String mandate, Errand errand, Callable<T> work) throws Exception {
        return CurrentCaller.actAs(check(mandate, errand), work);
    }

    /**
     * As {@link #actOn}, for the note that a job broke off and for that alone: also on a mandate that has expired meanwhile, or that an upgrade found
     * without an errand. Else a record whose job has to fail would be at work for ever.
     *
     * @param kept what the note itself needs of the rights that the work was lent; all others are gone
     */
    public <T> T actAtTheEnd(String mandate, Errand errand, Set<Right> kept, Callable<T> work) throws Exception {
        Told told = told(mandate);
        if (told.errand != null) {
            told.isFor(errand);
        }
        Set<Right> lent = EnumSet.noneOf(Right.class);
        lent.addAll(told.by.lent());
        lent.retainAll(kept);
        return CurrentCaller.actAs(new Caller(told.by.firm(), told.by.person(), told.by.roles(), told.by.name(), lent), work);
    }

    private String signature(int kid, String text) {
        try {
            return keys.signFor(PURPOSE, kid, text);
        } catch (CipherException e) {
            throw new SecurityException("a mandate of a key that was withdrawn", e);
        }
    }

    Caller check(String mandate, Errand errand) {
        Told told = told(mandate);
        told.isFor(errand);
        if (Instant.now().getEpochSecond() > told.expires) {
            throw new SecurityException("an expired mandate");
        }
        return told.by;
    }

    /** What a mandate says that was issued here. */
    private Told told(String mandate) {
        String[] parts = mandate == null ? new String[0] : mandate.split("\\|", -1);
        if (parts.length != PARTS && parts.length != FORMER_PARTS || !parts[0].matches("[0-9]{1,9}")) {
            throw new SecurityException("no mandate");
        }
        String signed = signature(Integer.parseInt(parts[0]), mandate.substring(0, mandate.lastIndexOf('|')));
        if (!MessageDigest.isEqual(signed.getBytes(StandardCharsets.US_ASCII), parts[parts.length - 1].getBytes(StandardCharsets.US_ASCII))) {
            throw new SecurityException("a mandate with a bad signature");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<Right> lent = EnumSet.noneOf(Right.class);
        Arrays.stream(parts[3].split(",")).filter(name -> name.startsWith(LENT)).map(name -> Right.valueOf(name.substring(LENT.length()))).forEach(lent::add);
        Arrays.stream(parts[3].split(",")).filter(name -> !name.isEmpty() && !name.startsWith(LENT)).map(Role::valueOf).forEach(roles::add);
        Errand errand = parts.length == PARTS ? new Errand(parts[5], UUID.fromString(parts[6])) : null;
        return new Told(new Caller(UUID.fromString(parts[1]), UUID.fromString(parts[2]), roles, "", lent), errand, Long.parseLong(parts[4]));
    }

    /**
     * @param errand  null in mandates from before they named one
     * @param expires in seconds of the epoch
     */
    private record Told(Caller by, Errand errand, long expires) {
        void isFor(Errand wanted) {
            if (errand == null) {
                throw new SecurityException("a mandate from before they named their job: start it again");
            }
            if (!errand.equals(wanted)) {
                throw new SecurityException("a mandate for another job");
            }
        }
    }
}
