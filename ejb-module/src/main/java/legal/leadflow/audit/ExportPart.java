package legal.leadflow.audit;

/**
 * A part of an export.
 *
 * @param text lines for the verifier; values stay sealed with the firm's key
 * @param next number of the seal that the next part begins with
 */
public record ExportPart(String text, long next) {
    @Override
    public String toString() {
        return "a part of an export up to seal " + next;
    }
}
