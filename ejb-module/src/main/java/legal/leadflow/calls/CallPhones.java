package legal.leadflow.calls;

import java.util.Optional;
import legal.leadflow.kernel.Phone;

/** Numbers as people type them at the desk: figures and the signs between them, no letters. */
final class CallPhones {
    private CallPhones() {
    }

    /** Empty when it cannot be a phone number. */
    static Optional<Phone> read(String typed) {
        return typed != null && typed.matches("[+0-9()./\\- \\u00a0]*") ? Phone.parse(typed, "US") : Optional.empty();
    }
}
