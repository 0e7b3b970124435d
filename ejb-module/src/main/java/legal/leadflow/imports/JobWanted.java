package legal.leadflow.imports;

import java.util.UUID;

/** Fired when an import shall be worked on; heard after the transaction that says so is committed. */
record JobWanted(UUID run, Pass pass, String mandate) {
    @Override
    public String toString() {
        return pass + " of import " + run;
    }
}
