package legal.leadflow.imports;

/** A go over an import: trying it, doing it, taking it back. */
public enum Pass { DRY, REAL, UNDO }
