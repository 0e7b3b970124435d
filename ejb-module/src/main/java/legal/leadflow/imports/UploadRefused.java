package legal.leadflow.imports;

import legal.leadflow.kernel.DomainException;

/** The file cannot be imported as it is. Nothing of it was kept. */
public class UploadRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    enum Why {
        MISSING("imports.refused.missing"), EMPTY("imports.refused.empty"), LARGE("imports.refused.large"), NAME("imports.refused.name"),
        SPREADSHEET("imports.refused.spreadsheet"), NO_TEXT("imports.refused.notext"), NO_COLUMNS("imports.refused.nocolumns"), NO_ROWS("imports.refused.norows"),
        MANY_ROWS("imports.refused.manyrows");

        private final String key;

        Why(String key) {
            this.key = key;
        }
    }

    UploadRefused(Why why) {
        super(why.key, null);
    }

    @Override
    public String field() {
        return "file";
    }
}
