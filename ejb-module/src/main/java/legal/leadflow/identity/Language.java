package legal.leadflow.identity;

import java.util.Locale;

/** The languages of the pages. */
public enum Language {
    EN(Locale.US), ES(new Locale("es", "US"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }
}
