package legal.leadflow.web.imports;

import java.io.Serializable;
import legal.leadflow.imports.CallField;
import legal.leadflow.imports.ColumnView;
import legal.leadflow.imports.Sureness;

/** A column on the page, with the field that is chosen for it. */
public class Choice implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int number;
    private final String name;
    private final String sample;
    private final Sureness sureness;
    private final CallField told;
    private CallField field;

    Choice(int number, ColumnView column) {
        this.number = number;
        name = column.name();
        sample = column.sample();
        sureness = column.sureness();
        told = column.field();
        field = told;
    }

    /** From 1. */
    public int getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public String getSample() {
        return sample;
    }

    /** {@code CHOSEN} once somebody has taken another field than the one recognised. */
    public String getSureness() {
        return field == told ? sureness.name() : "CHOSEN";
    }

    public CallField getField() {
        return field;
    }

    public void setField(CallField field) {
        this.field = field == null ? CallField.IGNORE : field;
    }
}
