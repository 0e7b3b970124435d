package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes an export of a firm's sealed trail line by line and says what does not fit: a changed, removed, inserted or re-ordered entry, a seal that is not
 * the one that was signed, newest seals that are missing, months and values that are gone and that nothing says were retired or erased.
 * Memory: one seal's leaves, a line per head, an id per erased value.
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
    private Leaf leaf;
    private long time = Long.MIN_VALUE;
    private String order = "";
    private List<byte[]> leaves = new ArrayList<>();
    private int leftOut;
    private long seals;
    private long entries;
    private long retired;
    private long found;
    private long anchor;
    private boolean ended;

    /** @param keys the public keys whose owner signed the heads */
    public Verification(Collection<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param signed the files of heads, in any order
     * @return whether nothing was found
     */
    public boolean check(BufferedReader export, Collection<BufferedReader> signed) throws IOException {
        begin(String.valueOf(export.readLine()));
        for (BufferedReader lines : signed) {
            signed(lines);
        }
        for (String line = export.readLine(); line != null; line = export.readLine()) {
            line(line);
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
                find(Fault.NO_HEAD);
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

    /** The next line of the export. */
    public void line(String line) {
        try {
            take(line);
        } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
            find(Fault.NOT_OF_THE_FORM, seal == null ? "none" : seal.number());
        }
    }

    private void take(String line) {
        String[] parts = line.split("\\|", -1);
        switch (parts[0]) {
            case "R1" -> retirement(Retirement.parse(line));
            case "S" -> seal(Seal.parse(firm, parts));
            case "L" -> leftOut(parts);
            case "E" -> entry(line, parts);
            case "A" -> erasures.address(need(parts));
            case "C" -> change(line, parts);
            case "V" -> value(parts);
            case "U" -> erasures.state(parts[1], parts[2]);
            case "Z" -> ended = seals == Long.parseLong(parts[1]);
            default -> throw new IllegalArgumentException(parts[0]);
        }
    }

    private void seal(Seal next) {
        end();
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
        time = Long.MIN_VALUE;
        order = "";
        Head head = heads.get(next.number());
        if (head != null && !Arrays.equals(head.hash(), next.hash()) && isSigned(head)) {
            find(Fault.NOT_THE_SIGNED, next.number());
        }
    }

    /** The leaf of a retired entry, whose seal has others that stay: those of a month are the oldest, and stand first. */
    private void leftOut(String[] parts) {
        if (seal == null || leaf != null || leftOut < leaves.size()) {
            throw new IllegalArgumentException("leaf");
        }
        leaves.add(Lines.bytes(parts[1]));
        leftOut++;
    }

    private void entry(String line, String[] parts) {
        close();
        if (seal == null || parts.length != Lines.MOST) {
            throw new IllegalArgumentException("entry");
        }
        long transaction = Long.parseLong(parts[12]);
        long at = Long.parseLong(parts[2]);
        String id = UUID.fromString(parts[1]).toString();
        if (at < time || at == time && id.compareTo(order) <= 0) {
            find(Fault.OUT_OF_ORDER, parts[1], seal.number());
        }
        if (transaction < seal.from() || transaction >= seal.to()) {
            find(Fault.WRONG_SEAL, parts[1], seal.number());
        }
        time = at;
        order = id;
        leaf = new Leaf(line);
        erasures.entry(parts[4], parts[5]);
        entries++;
    }

    private void change(String line, String[] parts) {
        need().add(line);
        erasures.change(parts);
    }

    private void value(String[] parts) {
        if (parts.length != 7) {
            throw new IllegalArgumentException("value");
        }
        byte[] digest = Lines.bytes(parts[3]);
        need().add(Lines.line("V", parts[1], parts[2], parts[3]));
        byte[] salt = Lines.bytes(parts[4]);
        if (salt == null) {
            erasures.value(parts[1]);
            if (!parts[5].isEmpty() || !parts[6].isEmpty()) {
                find(Fault.SALT_LOST, parts[1], seal.number());
            }
        } else if (!Arrays.equals(digest, Digests.value(salt, Lines.bytes(parts[5]), Lines.bytes(parts[6])))) {
            find(Fault.VALUE_CHANGED, parts[1], seal.number());
        }
    }

    private Leaf need() {
        if (leaf == null) {
            throw new IllegalArgumentException("no entry");
        }
        return leaf;
    }

    private String need(String[] parts) {
        need();
        return parts[1];
    }

    private void close() {
        if (leaf != null) {
            leaves.add(leaf.hash());
            leaf = null;
        }
    }

    private void end() {
        close();
        if (seal != null) {
            int stated = stated();
            if (leaves.isEmpty() && stated == seal.entries()) {
                leftOut = stated; // whole and gone; the chain still holds its root
            } else if (leaves.size() != seal.entries() || leaves.isEmpty() || !Arrays.equals(Digests.root(leaves), seal.root())) {
                find(Fault.DOES_NOT_FIT, seal.number(), seal.entries(), leaves.size());
            }
            if (leftOut > stated) {
                find(Fault.RETIRED_UNSTATED, seal.number(), leftOut, stated);
            }
            retired += leftOut;
        }
        leaves = new ArrayList<>();
        leftOut = 0;
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
        end();
        if (!ended) {
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
        if (found++ < TOLD) {
            findings.add(Finding.of(fault, values));
        }
    }

    /** What was found, at most 50. */
    public List<Finding> findings() {
        return List.copyOf(findings);
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
                + "; " + found + " findings";
    }
}
