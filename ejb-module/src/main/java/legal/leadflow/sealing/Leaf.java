package legal.leadflow.sealing;

/** The leaf of one entry: its line, then its own value, then each change and its value, changes in the order of their ids. */
public final class Leaf {
    private final StringBuilder text;

    /** @param entry as {@link Lines#entry} spells it */
    public Leaf(String entry) {
        text = new StringBuilder(entry);
    }

    /** @param line as {@link Lines#change} or {@link Lines#value} spells it */
    public void add(String line) {
        text.append('\n').append(line);
    }

    /** 32 bytes. */
    public byte[] hash() {
        return Digests.of(Digests.LEAF, Digests.utf8(text.toString()));
    }
}
