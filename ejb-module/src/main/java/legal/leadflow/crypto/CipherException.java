package legal.leadflow.crypto;

/** A value or key that does not open. Its text names the place and never the data. */
public class CipherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CipherException(String message, Throwable cause) {
        super(message, cause);
    }

    CipherException(String message) {
        super(message);
    }
}
