package legal.leadflow.tenancy;

import java.util.UUID;

/**
 * What one job is sent to do, and at which record. A mandate is for one errand: the book of jobs, which carries it, is written by a role
 * that is told apart from the application's.
 *
 * @param kind lower-case letters and dashes, such as {@code import-undo}
 * @param id   of the record, such as an import
 */
public record Errand(String kind, UUID id) {
    public Errand {
        if (!kind.matches("[a-z-]{1,40}")) {
            throw new IllegalArgumentException("no kind of errand");
        }
    }
}
