package legal.leadflow.intake;

import jakarta.validation.constraints.NotNull;

/**
 * Which inquiries are asked for.
 *
 * @param channel null for all
 */
public record InquiryFilter(@NotNull InquiryState state, InquiryChannel channel) {
    /** All that wait. */
    public static InquiryFilter waiting() {
        return new InquiryFilter(InquiryState.RECEIVED, null);
    }
}
