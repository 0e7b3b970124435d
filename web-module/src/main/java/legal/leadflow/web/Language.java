package legal.leadflow.web;

import java.util.Locale;

/**
 * The languages of the pages. A locale that reaches a page comes from here and nowhere else: PrimeFaces 15.0.13 writes the
 * locale into a script as it is.
 */
public enum Language {
    EN(Locale.US), ES(Locale.forLanguageTag("es-US"));

    private final Locale formats;

    Language(Locale formats) {
        this.formats = formats;
    }

    /** The language of a tag such as {@code es}, {@code es-MX} or {@code es,en;q=0.8}; English for anything else. */
    public static Language of(String tag) {
        return tag != null && tag.strip().toLowerCase(Locale.ROOT).matches("es([-_,;].*)?") ? ES : EN;
    }

    /** {@code en} or {@code es}, for {@code <html lang>}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The locale of the pages: language only. */
    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** The locale that numbers and money are written by: dollars and points as in the United States, in both languages. */
    public Locale formats() {
        return formats;
    }
}
