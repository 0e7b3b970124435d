package legal.leadflow.parties;

/** The language a person would rather speak with the firm. */
public enum Speaks { EN, ES, OTHER, UNKNOWN }
