package legal.leadflow.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A seal and what an export tells behind it, checked by itself: what stands before and behind is nothing to it, so that several are checked at once.
 * Looks at the bytes as they were sealed; a text is made only of what has to be compared.
 */
final class Segment {
    private final UUID firm;
    private final byte[] text;
    private final int[] bars = new int[Lines.MOST + 1];
    private final MessageDigest tree = Digests.sha256();
    private final MessageDigest values = Digests.sha256();
    private final List<byte[]> leaves = new ArrayList<>();
    private int begin;
    private int end;
    private int parts;
    private boolean open;
    private long time = Long.MIN_VALUE;
    private String order = "";

    final List<Finding> findings = new ArrayList<>();
    final List<String> retirements = new ArrayList<>();
    final Erasures erasures = new Erasures();
    Seal seal;
    int leftOut;
    long entries;
    /** How many seals the export says it has; -1 where it does not say it here. */
    long counted = -1;
    /** Of its leaves; null without any. */
    byte[] root;

    private Segment(UUID firm, byte[] text) {
        this.firm = firm;
        this.text = text;
    }

    /** @param text lines, of which the first is a seal's, or those before the first seal */
    static Segment of(UUID firm, byte[] text) {
        Segment segment = new Segment(firm, text);
        segment.read();
        return segment;
    }

    /** How many leaves the tree has, those that stand for retired entries among them. */
    int leaves() {
        return leaves.size();
    }

    private void read() {
        for (begin = 0; begin < text.length; begin = end + 1) {
            end = begin;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            try {
                part(end > begin && text[end - 1] == '\r' ? end - 1 : end);
                take();
            } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
                find(Fault.NOT_OF_THE_FORM, seal == null ? "none" : seal.number());
            }
        }
        close();
        root = leaves.isEmpty() ? null : Digests.root(leaves);
    }

    /** Finds where the line's parts begin; the last bar stands behind the line's last byte. */
    private void part(int until) {
        parts = 0;
        bars[0] = begin - 1;
        for (int at = begin; at <= until; at++) {
            if (at == until || text[at] == '|') {
                parts++;
                bars[Math.min(parts, Lines.MOST)] = at;
            }
        }
    }

    private void take() {
        switch (text(0)) {
            case "R1" -> retirements.add(line());
            case "S" -> seal();
            case "L" -> leftOut();
            case "E" -> entry();
            case "A" -> {
                need(true);
                erasures.address(text(1));
            }
            case "C" -> change();
            case "V" -> value();
            case "U" -> erasures.claim(text(1), text(2));
            case "Z" -> counted = number(1);
            default -> throw new IllegalArgumentException("line");
        }
    }

    private void seal() {
        seal = Seal.parse(firm, line().split("\\|", -1));
    }

    /** The leaf of a retired entry, whose seal has others that stay: those of a month are the oldest, and stand first. */
    private void leftOut() {
        need(false);
        byte[] leaf = bytes(1);
        if (seal == null || leftOut < leaves.size() || leaf == null) {
            throw new IllegalArgumentException("leaf");
        }
        leaves.add(leaf);
        leftOut++;
    }

    private void entry() {
        close();
        if (seal == null || parts != Lines.MOST) {
            throw new IllegalArgumentException("entry");
        }
        String id = text(1);
        if (!UUID.fromString(id).toString().equals(id)) {
            throw new IllegalArgumentException("id");
        }
        long at = number(2);
        long transaction = number(12);
        if (at < time || at == time && id.compareTo(order) <= 0) {
            find(Fault.OUT_OF_ORDER, id, seal.number());
        }
        if (transaction < seal.from() || transaction >= seal.to()) {
            find(Fault.WRONG_SEAL, id, seal.number());
        }
        time = at;
        order = id;
        open = true;
        tree.update(Digests.LEAF);
        tree.update(text, begin, bars[parts] - begin);
        erasures.entry(text(4), text(5));
        entries++;
    }

    private void change() {
        need(true);
        tree.update((byte) '\n');
        tree.update(text, begin, bars[Math.min(parts, Lines.MOST)] - begin);
        if (erasures.isTelling()) {
            erasures.change(line().split("\\|", -1));
        }
    }

    private void value() {
        need(true);
        if (parts != 7) {
            throw new IllegalArgumentException("value");
        }
        tree.update((byte) '\n');
        tree.update(text, begin, bars[4] - begin);
        byte[] salt = bytes(4);
        if (salt == null) {
            erasures.value(text(1));
            if (length(5) > 0 || length(6) > 0) {
                find(Fault.SALT_LOST, text(1), seal.number());
            }
        } else if (!Arrays.equals(bytes(3), Digests.value(values, salt, bytes(5), bytes(6)))) {
            find(Fault.VALUE_CHANGED, text(1), seal.number());
        }
    }

    private void close() {
        if (open) {
            leaves.add(tree.digest());
            open = false;
        }
    }

    private void need(boolean entry) {
        if (open != entry) {
            throw new IllegalArgumentException("no place for this line");
        }
    }

    private void find(Fault fault, Object... told) {
        findings.add(Finding.of(fault, told));
    }

    private String line() {
        return new String(text, begin, bars[Math.min(parts, Lines.MOST)] - begin, StandardCharsets.UTF_8);
    }

    private int length(int part) {
        return bars[part + 1] - bars[part] - 1;
    }

    private String text(int part) {
        need(part);
        return new String(text, bars[part] + 1, length(part), StandardCharsets.UTF_8);
    }

    private long number(int part) {
        return Long.parseLong(text(part));
    }

    /** Null for an empty part. */
    private byte[] bytes(int part) {
        need(part);
        int length = length(part);
        if (length == 0) {
            return null;
        }
        if (length % 2 == 1) {
            throw new IllegalArgumentException("hex");
        }
        byte[] bytes = new byte[length / 2];
        for (int i = 0, at = bars[part] + 1; i < bytes.length; i++, at += 2) {
            bytes[i] = (byte) (digit(text[at]) << 4 | digit(text[at + 1]));
        }
        return bytes;
    }

    private static int digit(byte hex) {
        if (hex >= '0' && hex <= '9') {
            return hex - '0';
        }
        if (hex >= 'a' && hex <= 'f') {
            return hex - 'a' + 10;
        }
        throw new IllegalArgumentException("hex");
    }

    private void need(int part) {
        if (part >= parts || part >= Lines.MOST) {
            throw new IllegalArgumentException("a part is missing");
        }
    }
}
