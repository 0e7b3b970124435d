package legal.leadflow.calls;

import java.util.List;
import java.util.stream.Stream;
import legal.leadflow.kernel.DomainException;

/** What was typed cannot be a phone number, in one field or in both. */
public class NotAPhoneNumber extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String[] fields;

    private NotAPhoneNumber(String... fields) {
        super("calls.refused.phone", null);
        this.fields = fields;
    }

    /** Both numbers at once, so that nobody mends one to hear of the other. */
    static void check(NewCall told) {
        String[] wrong = Stream.of(isWrong(told.from()) ? "from" : null, isWrong(told.to()) ? "to" : null).filter(field -> field != null).toArray(String[]::new);
        if (wrong.length > 0) {
            throw new NotAPhoneNumber(wrong);
        }
    }

    private static boolean isWrong(String typed) {
        return !NewCall.blank(typed) && CallPhones.read(typed).isEmpty();
    }

    @Override
    public String field() {
        return fields[0];
    }

    @Override
    public List<String> fields() {
        return List.of(fields);
    }
}
