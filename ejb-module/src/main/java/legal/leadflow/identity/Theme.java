package legal.leadflow.identity;

/** Light, dark, or as the person's system says. */
public enum Theme { SYSTEM, LIGHT, DARK }
