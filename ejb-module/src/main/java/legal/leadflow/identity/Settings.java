package legal.leadflow.identity;

import jakarta.validation.constraints.NotNull;

/** What a person may set for themselves. {@code shortcuts}: single-letter keys on or off (WCAG 2.1.4). */
public record Settings(@NotNull Theme theme, @NotNull Language language, boolean shortcuts) {
}
