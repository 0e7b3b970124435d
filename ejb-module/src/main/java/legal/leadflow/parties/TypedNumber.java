package legal.leadflow.parties;

import java.util.Optional;
import legal.leadflow.kernel.Phone;

/** A number, or the end of one, while it is being typed. */
record TypedNumber(Optional<Phone> whole, String digits) {
    /** Longer than any number people write; the rest cannot matter. */
    private static final int LONGEST = 40;

    static TypedNumber of(String typed) {
        String text = typed == null ? "" : typed.substring(0, Math.min(typed.length(), LONGEST));
        // only figures as people type them: letters would be read as keypad digits and tell of people nobody asked for
        boolean figures = text.matches("[+0-9()./\\- \\u00a0]*");
        return figures ? new TypedNumber(Phone.parse(text, "US"), text.replaceAll("\\D", "")) : new TypedNumber(Optional.empty(), "");
    }

    /** The last {@code count} digits; empty when fewer were typed. */
    Optional<String> last(int count) {
        return digits.length() < count ? Optional.empty() : Optional.of(digits.substring(digits.length() - count));
    }

    @Override
    public String toString() {
        return "TypedNumber";
    }
}
