package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads an export of a firm's sealed trail line by line and says what does not fit: a changed, removed, inserted or re-ordered entry, a seal that is not
 * the one that was signed, and newest seals that are missing. Memory: one seal's leaves and a line per head.
 */
public final class Verification {
    /** The most findings that are told one by one. */
    private static final int TOLD = 50;
    private final Map<Long, Head> heads = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private final PublicKey key;
    private UUID firm;
    private boolean whole;
    private long until;
    private Seal seal;
    private Leaf leaf;
    private String order = "";
    private List<byte[]> leaves = new ArrayList<>();
    private long seals;
    private long entries;
    private long erased;
    private long found;
    private boolean ended;

    /** @param key the public key whose owner signed the heads */
    public Verification(PublicKey key) {
        this.key = key;
    }

    /** @return whether nothing was found */
    public boolean check(BufferedReader export, BufferedReader headLines) throws IOException {
        String first = export.readLine();
        String[] parts = first == null ? new String[0] : first.split("\\|", -1);
        if (parts.length != 4 || !parts[0].equals("X1")) {
            throw new IOException("this is no export of an audit trail");
        }
        firm = UUID.fromString(parts[1]);
        whole = parts[2].equals("newest");
        until = Long.parseLong(parts[3]);
        read(headLines);
        for (String line = export.readLine(); line != null; line = export.readLine()) {
            try {
                take(line);
            } catch (IllegalArgumentException | ArithmeticException e) {
                find("a line that is not of an export's form, in or after seal " + (seal == null ? "none" : seal.number()));
            }
        }
        finish();
        return found == 0;
    }

    private void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                Head head = Head.parse(line);
                if (head.firm().equals(firm)) {
                    read(head);
                }
            } catch (IllegalArgumentException e) {
                find("a line in the file of heads that is no head");
            }
        }
    }

    private void read(Head head) {
        if (!head.isSignedBy(key)) {
            find("head " + head.number() + " is not signed with this key");
            return;
        }
        Head before = heads.putIfAbsent(head.number(), head);
        if (before != null && !Arrays.equals(before.hash(), head.hash())) {
            find("two signed heads of seal " + head.number() + " differ");
        }
    }

    private void take(String line) {
        String[] parts = line.split("\\|", -1);
        switch (parts[0]) {
            case "S" -> begin(Seal.parse(firm, parts));
            case "E" -> entry(line, parts);
            case "C" -> need().add(line);
            case "V" -> value(parts);
            case "Z" -> ended = seals == Long.parseLong(parts[1]);
            default -> throw new IllegalArgumentException(parts[0]);
        }
    }

    private void begin(Seal next) {
        end();
        if (seal != null) {
            if (next.number() != seal.number() + 1) {
                find("seal " + (seal.number() + 1) + " is missing or seals are re-ordered: seal " + next.number() + " follows " + seal.number());
            } else if (!Arrays.equals(next.previous(), seal.hash()) || next.from() != seal.to() || next.total() != seal.total() + next.entries()) {
                find("seal " + next.number() + " does not follow from seal " + seal.number());
            }
        } else if (next.number() == 1 && (!Arrays.equals(next.previous(), Seal.none()) || next.total() != next.entries())) {
            find("seal 1 is not the first");
        } else if (heads.containsKey(next.number() - 1) && !Arrays.equals(heads.get(next.number() - 1).hash(), next.previous())) {
            find("seal " + next.number() + " does not follow from the signed head before it");
        }
        seal = next;
        seals++;
        order = "";
        leaves = new ArrayList<>();
        Head head = heads.get(next.number());
        if (head != null && !Arrays.equals(head.hash(), next.hash())) {
            find("seal " + next.number() + " is not the one that was signed");
        }
    }

    private void entry(String line, String[] parts) {
        close();
        if (seal == null || parts.length != Lines.MOST) {
            throw new IllegalArgumentException("entry");
        }
        long transaction = Long.parseLong(parts[12]);
        String place = "%020d%s".formatted(Long.parseLong(parts[2]), UUID.fromString(parts[1]));
        if (place.compareTo(order) <= 0) {
            find("entry " + parts[1] + " of seal " + seal.number() + " is out of order or twice");
        }
        if (transaction < seal.from() || transaction >= seal.to()) {
            find("entry " + parts[1] + " does not belong into seal " + seal.number());
        }
        order = place;
        leaf = new Leaf(line);
        entries++;
    }

    private void value(String[] parts) {
        if (parts.length != 7) {
            throw new IllegalArgumentException("value");
        }
        byte[] digest = Lines.bytes(parts[3]);
        need().add(Lines.line("V", parts[1], parts[2], parts[3]));
        byte[] salt = Lines.bytes(parts[4]);
        if (salt == null) {
            erased++;
            if (!parts[5].isEmpty() || !parts[6].isEmpty()) {
                find("value " + parts[1] + " of seal " + seal.number() + " has lost its salt");
            }
        } else if (!Arrays.equals(digest, Digests.value(salt, Lines.bytes(parts[5]), Lines.bytes(parts[6])))) {
            find("value " + parts[1] + " of seal " + seal.number() + " was changed");
        }
    }

    private Leaf need() {
        if (leaf == null) {
            throw new IllegalArgumentException("no entry");
        }
        return leaf;
    }

    private void close() {
        if (leaf != null) {
            leaves.add(leaf.hash());
            leaf = null;
        }
    }

    private void end() {
        close();
        if (seal != null && (leaves.size() != seal.entries() || leaves.isEmpty() || !Arrays.equals(Digests.root(leaves), seal.root()))) {
            find("seal " + seal.number() + " does not fit its entries: one of its " + seal.entries() + " was changed, removed, inserted or re-ordered (the export has " + leaves.size() + ")");
        }
        leaves = new ArrayList<>();
    }

    private void finish() {
        end();
        if (!ended) {
            find("the export is cut off");
        }
        long last = seal == null ? 0 : seal.number();
        heads.values().stream().filter(head -> head.at() <= until).map(Head::number).max(Long::compare).filter(newest -> newest > last && whole)
                .ifPresent(newest -> find("the newest entries are missing: seal " + newest + " was signed, the trail ends at seal " + last));
        if (whole && seal != null && heads.isEmpty()) {
            find("no signed head of this firm");
        }
    }

    private void find(String what) {
        if (found++ < TOLD) {
            findings.add(what);
        }
    }

    /** What was found, at most 50 sentences. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** What was looked at, in a line. */
    public String summary() {
        return "firm " + firm + ", " + (whole ? "whole" : "a part, without its newest seals") + ", taken " + Instant.EPOCH.plus(until, ChronoUnit.MICROS) + ": " + seals + " seals, " + entries + " entries, " + erased + " erased values, " + heads.size() + " signed heads; " + found + " findings";
    }
}
