package legal.leadflow.web.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import legal.leadflow.imports.CallField;
import legal.leadflow.imports.Cause;
import legal.leadflow.imports.MappingRefused;
import legal.leadflow.imports.RejectedRow;
import legal.leadflow.web.Show;

/** Says in plain words why a row was rejected: {@code Start of call is not a date: “2026-02-30”}. */
@Named
@RequestScoped
public class Causing {
    private static final int SHOWN = 60;
    private static final int ORIGINAL_SHOWN = 300;
    @Inject
    private Show show;

    public String sentence(RejectedRow row) {
        return show.text("imports.cause." + row.cause().name(), detail(row));
    }

    private String detail(RejectedRow row) {
        if (row.detail() == null) {
            return "";
        }
        boolean field = row.cause() == Cause.CELL_LONG || row.cause() == Cause.CHARACTERS;
        return field ? field(CallField.valueOf(row.detail())) : shortened(row.detail(), SHOWN);
    }

    /** Why the columns cannot be read as they were chosen. */
    String refused(MappingRefused refusal) {
        return show.text(refusal.messageKey(), field(refusal.which()));
    }

    /** A field's name. */
    public String field(CallField field) {
        return show.text("imports.field." + field.name());
    }

    /** The row as it stands in the file, as far as it fits on a page, with marks for what cannot be seen. */
    public String original(RejectedRow row) {
        return shortened(row.original().replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n\\r\\t]]", "\uFFFD"), ORIGINAL_SHOWN);
    }

    private static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }
}
