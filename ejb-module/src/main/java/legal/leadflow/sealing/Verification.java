package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes an export of a firm's sealed trail line by line and says what does not fit: a changed, removed, inserted or re-ordered entry, a seal that is not
 * the one that was signed, newest seals that are missing, months and values that are gone and that nothing says were retired or erased.
 * Memory: some seals' lines, a line per head, an id per erased value.
 */
public final class Verification {
    /** The most findings that are told one by one. */
    private static final int TOLD = 50;
    private final NavigableMap<Long, Head> heads = new TreeMap<>();
    private final Map<Long, Retirement> retirements = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Erasures erasures = new Erasures();
    private final Collection<PublicKey> keys;
    private UUID firm;
    private boolean whole;
    private long until;
    private Seal seal;
    private long first;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long seals;
    private long entries;
    private long retired;
    private long found;
    private long anchor;
    private long counted = -1;

    /** @param keys the public keys whose owner signed the heads */
    public Verification(Collection<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Checks as many seals at once as there are processors.
     *
     * @param signed the files of heads, in any order
     * @return whether nothing was found
     */
    public boolean check(InputStream export, Collection<BufferedReader> signed) throws IOException {
        Segments segments = new Segments(export);
        begin(segments.line());
        for (BufferedReader lines : signed) {
            signed(lines);
        }
        int many = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            Deque<Future<Segment>> ahead = new ArrayDeque<>();
            for (byte[] text = segments.next(); text != null; text = segments.next()) {
                byte[] one = text;
                ahead.add(threads.submit(() -> Segment.of(firm, one)));
                if (ahead.size() > 2 * many) { // no more in memory than keeps them busy
                    take(ahead.remove().get());
                }
            }
            while (!ahead.isEmpty()) {
                take(ahead.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw new IOException("a part of the export cannot be checked", e);
        } finally {
            threads.shutdownNow();
        }
        return finish();
    }

    /** @param first line of the export */
    public void begin(String first) throws IOException {
        String[] parts = first.split("\\|", -1);
        if (parts.length != 4 || !parts[0].equals("X1")) {
            throw new IOException("this is no export of an audit trail");
        }
        firm = UUID.fromString(parts[1]);
        whole = parts[2].equals("newest");
        until = Long.parseLong(parts[3]);
    }

    /** A file of heads, after {@link #begin}. */
    public void signed(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                if (line.startsWith("R1|")) {
                    retirement(Retirement.parse(line));
                } else {
                    head(Head.parse(line));
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                if (!CutOffLine.is(line)) {
                    find(Fault.NO_HEAD);
                }
            }
        }
    }

    /** Its signature is looked at where something rests on it: chained seals need the newest signed head alone. */
    private void head(Head head) {
        if (!head.firm().equals(firm)) {
            return;
        }
        Head before = heads.putIfAbsent(head.number(), head);
        if (before != null && !Arrays.equals(before.hash(), head.hash())) {
            if (isSigned(head)) {
                heads.put(head.number(), head);
            }
            if (isSigned(before) && head.isSignedBy(keys)) {
                find(Fault.HEADS_DIFFER, head.number());
            }
        }
    }

    private boolean isSigned(Head head) {
        boolean signed = head.isSignedBy(keys);
        if (!signed) {
            find(Fault.HEAD_NOT_SIGNED, head.number());
        }
        return signed;
    }

    private void retirement(Retirement told) {
        if (!told.firm().equals(firm)) {
            return;
        }
        if (told.isSignedBy(keys)) {
            retirements.putIfAbsent(told.from(), told);
        } else {
            find(Fault.RETIREMENT_NOT_SIGNED, Instant.EPOCH.plus(told.until(), ChronoUnit.MICROS));
        }
    }

    /** The next line of the export: what a seal holds is looked at when the next one comes. */
    public void line(String line) {
        if (line.startsWith("S|") && pending.size() > 0) {
            take(Segment.of(firm, pending.toByteArray()));
            pending.reset();
        }
        pending.writeBytes(Digests.utf8(line + "\n"));
    }

    private void take(Segment next) {
        for (String line : next.retirements) {
            try {
                retirement(Retirement.parse(line));
            } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
                find(Fault.NOT_OF_THE_FORM, seal == null ? "none" : seal.number());
            }
        }
        if (next.seal != null) {
            seal(next.seal);
        }
        next.findings.forEach(this::find);
        if (next.seal != null) {
            fits(next);
        }
        entries += next.entries;
        erasures.add(next.erasures);
        counted = next.counted < 0 ? counted : next.counted;
    }

    private void seal(Seal next) {
        if (seal != null) {
            if (next.number() != seal.number() + 1) {
                find(Fault.SEAL_MISSING, seal.number() + 1, next.number(), seal.number());
            } else if (!Arrays.equals(next.previous(), seal.hash()) || next.from() != seal.to() || next.total() != seal.total() + next.entries()) {
                find(Fault.SEAL_DOES_NOT_FOLLOW, next.number(), seal.number());
            }
        } else if (next.number() == 1 && (!Arrays.equals(next.previous(), Seal.none()) || next.total() != next.entries())) {
            find(Fault.NOT_THE_FIRST);
        } else if (heads.containsKey(next.number() - 1) && !Arrays.equals(heads.get(next.number() - 1).hash(), next.previous()) && isSigned(heads.get(next.number() - 1))) {
            find(Fault.NOT_FROM_SIGNED, next.number());
        }
        first = seal == null ? next.number() : first;
        seal = next;
        seals++;
        Head head = heads.get(next.number());
        if (head != null && !Arrays.equals(head.hash(), next.hash()) && isSigned(head)) {
            find(Fault.NOT_THE_SIGNED, next.number());
        }
    }

    private void fits(Segment of) {
        int stated = stated();
        int leftOut = of.leftOut;
        if (of.leaves() == 0 && stated == seal.entries()) {
            leftOut = stated; // whole and gone; the chain still holds its root
        } else if (of.leaves() != seal.entries() || !Arrays.equals(of.root, seal.root())) {
            find(Fault.DOES_NOT_FIT, seal.number(), seal.entries(), of.leaves());
        }
        if (leftOut > stated) {
            find(Fault.RETIRED_UNSTATED, seal.number(), leftOut, stated);
        }
        retired += leftOut;
    }

    /** How many of the seal's entries signed statements say were retired. */
    private int stated() {
        int sum = 0;
        for (Retirement one : retirements.values()) {
            sum += one.of(seal, sum);
        }
        return sum;
    }

    /** After the last line. @return whether nothing was found */
    public boolean finish() {
        if (pending.size() > 0) {
            take(Segment.of(firm, pending.toByteArray()));
            pending.reset();
        }
        if (counted != seals) {
            find(Fault.CUT_OFF);
        }
        long last = seal == null ? 0 : seal.number();
        if (whole) {
            newest(heads.tailMap(last, false).values().stream().filter(head -> head.at() <= until).toList()).ifPresent(head -> find(Fault.NEWEST_MISSING, head.number(), last));
        }
        // a head before the seal that the first one names says nothing of these seals: they could all be made up
        anchor = seal == null ? 0 : newest(List.copyOf(heads.subMap(Math.min(first - 1, last), true, last, true).values())).map(Head::number).orElse(0L);
        if (seal != null && anchor == 0) {
            find(Fault.NO_SIGNED_HEAD);
        }
        erasures.unstated().forEach(one -> find(Fault.ERASED_UNSTATED, one));
        return found == 0;
    }

    /** The last of them that is signed. */
    private Optional<Head> newest(List<Head> some) {
        for (int i = some.size() - 1; i >= 0; i--) {
            if (isSigned(some.get(i))) {
                return Optional.of(some.get(i));
            }
        }
        return Optional.empty();
    }

    private void find(Fault fault, Object... values) {
        find(Finding.of(fault, values));
    }

    private void find(Finding one) {
        if (found++ < TOLD) {
            findings.add(one);
        }
    }

    /** What was found, at most 50. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Erased values and addresses whose erasure no sealed entry of this export tells, but a line of the export alone. Whoever handled it may have blanked them: an export
     * that goes on to the newest seal holds the entries, and has no such lines but for the last seconds.
     */
    public long claimed() {
        return erasures.onlyClaimed();
    }

    /** What was looked at so far. */
    public Counts counts() {
        return new Counts(seals, entries, retired, erasures.values(), erasures.addresses(), anchor, found, seal == null ? 0 : seal.number(), seal == null ? "" : Lines.hex(seal.hash()));
    }

    /** What was looked at, in a line. */
    public String summary() {
        Counts told = counts();
        return "firm " + firm + ", " + (whole ? "whole" : "a part, without its newest seals") + ", taken " + Instant.EPOCH.plus(until, ChronoUnit.MICROS) + ": " + seals + " seals, "
                + entries + " entries, " + retired + " retired entries, " + told.values() + " erased values, " + told.addresses() + " erased addresses, signed up to seal " + told.signed()
                + "; " + claimed() + " erasures told by this file alone; " + found + " findings";
    }
}
