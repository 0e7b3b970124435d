package legal.leadflow.web;

import java.util.Locale;

/** How bright the pages are: as the system says, or as this person chose. */
public enum Theme {
    SYSTEM, LIGHT, DARK;

    /** The theme of a stored word; the system's for anything unknown. */
    public static Theme of(String word) {
        for (Theme theme : values()) {
            if (theme.tag().equals(word)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    /** {@code system}, {@code light} or {@code dark}, for {@code <html data-theme>}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
