package legal.leadflow.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import legal.leadflow.kernel.PlainText;

/**
 * A view that somebody saves.
 *
 * @param filter parameters of the list's address: codes, ids and dates, nothing that was typed
 */
public record NewView(@NotBlank @PlainText(max = NAME_MAX) String name, @NotNull @Pattern(regexp = "[A-Za-z0-9_=&.-]{1,2000}") String filter) {
    /** In UTF-16 units. */
    public static final int NAME_MAX = 60;

    @Override
    public String toString() {
        return "new view";
    }
}
