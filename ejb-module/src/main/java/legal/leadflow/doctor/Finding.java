package legal.leadflow.doctor;

/**
 * What one check came to.
 *
 * @param check  its name, the same in every version: {@code database.fsync}
 * @param state  see there
 * @param cause  what is wrong and why it matters, or why nothing could be seen; empty when well
 * @param remedy what to do; empty unless there is a fault
 */
public record Finding(String check, State state, String cause, String remedy) {
    /** What a check came to. */
    public enum State {
        /** As it should be. */
        WELL,
        /** Not as it should be. */
        FAULT,
        /** Cannot be seen from here, on this kind of machine or with what the doctor was told. */
        NOT_CHECKED,
        /** Should be seen and did not answer: a server, a file. */
        NOT_REACHED
    }
}
