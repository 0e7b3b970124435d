package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The firm has no inquiry of that id. Another firm's inquiry gets the same answer. */
public class NoSuchInquiry extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    NoSuchInquiry(UUID inquiry) {
        super("inquiries.refused.missing", inquiry);
    }
}
