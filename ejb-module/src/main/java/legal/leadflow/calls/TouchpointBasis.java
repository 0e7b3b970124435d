package legal.leadflow.calls;

/** Why the firm believes in a touchpoint. */
public enum TouchpointBasis { DIALLED_NUMBER, PROVIDER, CALLER_SAID, ENTERED }
