package legal.leadflow.web;

import java.util.Locale;
import legal.leadflow.identity.Language;

/**
 * The languages of the pages, as addresses, headers and formats need them. A locale that reaches a page comes from the enum and
 * nowhere else: PrimeFaces 15.0.13 writes the locale into a script as it is.
 */
public final class Languages {
    private static final Locale SPANISH_DATES = Locale.forLanguageTag("es"); // es-US writes "sep." with a point

    private Languages() {
    }

    /** The language of a tag or header such as {@code es}, {@code es-MX} or {@code es,en;q=0.8}; English for anything else. */
    public static Language of(String tag) {
        return tag != null && tag.strip().toLowerCase(Locale.ROOT).matches("es([-_,;].*)?") ? Language.ES : Language.EN;
    }

    /** {@code en} or {@code es}, for {@code <html lang>} and file names. */
    static String tag(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    /** The locale that names of days and months are written by. */
    static Locale dates(Language language) {
        return language == Language.ES ? SPANISH_DATES : language.locale();
    }
}
