package legal.leadflow.web;

import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.tenancy.Origin;

/** What ties the sentence a person reads to the lines an administrator finds: {@code 7F3K-20Q9}. Random; it holds no data. */
public final class Reference {
    /** Request attribute with the reference of the error that is being shown. */
    static final String ATTRIBUTE = "legal.leadflow.reference";
    private static final Logger LOG = Logger.getLogger(Reference.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    /** No letters that are read as digits. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DEEPEST = 20;

    private Reference() {
    }

    /** Logs what happened, where, and nothing of what was in it: exception texts may hold what a person typed. */
    public static String log(Throwable thrown) {
        String reference = next();
        Origin origin = Origin.current();
        LOG.log(Level.SEVERE, reference + " unexpected, " + (origin == null ? "no request" : origin), withoutText(thrown, 0));
        return reference;
    }

    /** Whether a text from an address has the shape of a reference. */
    static boolean isOne(String text) {
        return text != null && text.matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    static String next() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            out.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return out.toString();
    }

    private static Throwable withoutText(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        Throwable bare = new Bare(thrown.getClass().getName(), cause == null || depth > DEEPEST ? null : withoutText(cause, depth + 1));
        bare.setStackTrace(thrown.getStackTrace());
        return bare;
    }

    /** An exception's class and stack without its text. */
    private static final class Bare extends Exception {
        private static final long serialVersionUID = 1L;

        Bare(String kind, Throwable cause) {
            super(kind, cause, false, true);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
