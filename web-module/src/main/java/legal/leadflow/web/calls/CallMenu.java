package legal.leadflow.web.calls;

import java.util.List;

/**
 * One filter of the call log.
 *
 * @param name   parameter in the address
 * @param word   what is filtered
 * @param chosen the choice in words; empty for none
 */
public record CallMenu(String name, String word, String chosen, List<Choice> choices) {
    public CallMenu {
        choices = List.copyOf(choices);
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean checked) {
    }

    static CallMenu of(String name, String word, List<Choice> choices) {
        String chosen = choices.stream().filter(choice -> choice.checked() && !choice.value().equals(CallQuery.ANY)).map(Choice::label).findFirst().orElse("");
        return new CallMenu(name, word, chosen, choices);
    }
}
