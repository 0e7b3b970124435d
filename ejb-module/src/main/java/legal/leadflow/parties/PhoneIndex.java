package legal.leadflow.parties;

import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;

/** The blind indexes of phone numbers, in every table that has them. */
public enum PhoneIndex {
    /** Of E.164, {@code +17135550142}. */
    WHOLE("phone"),
    LAST_7("phone7"),
    LAST_4("phone4");

    private final String kind;

    PhoneIndex(String kind) {
        this.kind = kind;
    }

    /** 16 bytes; null for null. */
    public byte[] of(BlindIndex index, UUID firm, String digits) {
        return index.of(firm, kind, digits);
    }
}
