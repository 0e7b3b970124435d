package legal.leadflow.keys;

import java.util.UUID;

/** Fired when a firm's values shall be sealed anew; heard after the transaction that says so is committed. */
record ResealWanted(UUID run, String mandate) {
    @Override
    public String toString() {
        return "sealing anew " + run;
    }
}
