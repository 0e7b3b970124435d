package legal.leadflow.intake;

/** What can be done to many leads at once. Signing cannot: each retainer is looked at by itself. */
public enum BatchKind { OWNER, STAGE, CLOSE }
