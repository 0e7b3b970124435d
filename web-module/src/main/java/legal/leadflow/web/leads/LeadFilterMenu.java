package legal.leadflow.web.leads;

import java.util.List;

/**
 * One filter of the list. It has getters, as its parts have, because a page reads those fast and looks for anything else through all methods.
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
    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getWord() {
        return word;
    }

    public String getChosen() {
        return chosen;
    }

    /** The kind of field that its choices are. */
    public String getInput() {
        return multiple ? "checkbox" : "radio";
    }

    public boolean isDays() {
        return days;
    }

    public String getFrom() {
        return from;
    }

    public String getUntil() {
        return until;
    }

    public List<Choice> getChoices() {
        return choices;
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean checked) {
        public String getValue() {
            return value;
        }

        public String getLabel() {
            return label;
        }

        public boolean isChecked() {
            return checked;
        }
    }

    /**
     * A named filter.
     *
     * @param note whose it is, where that is not plain; else empty
     */
    public record View(String name, String address, boolean current, String note) {
        public String getName() {
            return name;
        }

        public String getAddress() {
            return address;
        }

        public boolean isCurrent() {
            return current;
        }

        public String getNote() {
            return note;
        }
    }

    /** A parameter of the address. */
    public record Parameter(String name, String value) {
        public String getName() {
            return name;
        }

        public String getValue() {
            return value;
        }
    }
}
