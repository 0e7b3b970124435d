package legal.leadflow.web.leads;

import java.util.List;

/**
 * One filter of the list.
 *
 * @param id       of the menu in the page
 * @param name     parameter in the address
 * @param word     what is filtered
 * @param chosen   the choice in words; empty for none
 * @param multiple whether several choices may be made
 * @param days     whether a first and a last day can be chosen besides
 */
public record LeadFilterMenu(String id, String name, String word, String chosen, boolean multiple, boolean days, String from, String until,
        List<Choice> choices) {
    /** Something to choose. */
    public record Choice(String value, String label, boolean checked) {
    }

    /** A named filter. */
    public record View(String name, String address, boolean current) {
    }

    /** A parameter of the address. */
    public record Parameter(String name, String value) {
    }
}
