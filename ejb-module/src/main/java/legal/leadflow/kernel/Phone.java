package legal.leadflow.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * A phone number in its one form, E.164: {@code +17135550142}.
 *
 * @param e164 with plus sign, at most 15 digits
 */
public record Phone(String e164) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * Reads a number as people write it.
     *
     * @param region where a number without country code belongs, {@code US}
     * @return empty when it is no possible phone number: its length does not fit the country, or the
     *         area code is missing. Whether the number is assigned
     *         cannot be known, and 555 numbers are used in examples
     */
    public static Optional<Phone> parse(String written, String region) {
        if (written == null || written.length() > 40) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse(written, region);
            return NUMBERS.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? Optional.of(new Phone(NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** As people of {@code region} write it: national form for their own country's numbers, international for others. */
    public String shown(String region) {
        try {
            PhoneNumber number = NUMBERS.parse(e164, region);
            boolean domestic = number.getCountryCode() == NUMBERS.getCountryCodeForRegion(region);
            return NUMBERS.format(number, domestic ? PhoneNumberUtil.PhoneNumberFormat.NATIONAL : PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** The last {@code count} digits; all of them when there are fewer. */
    public String last(int count) {
        String digits = e164.substring(1);
        return digits.substring(Math.max(0, digits.length() - count));
    }

    @Override
    public String toString() {
        return "Phone";
    }
}
