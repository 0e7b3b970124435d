package legal.leadflow.calls;

/** Who dialled. */
public enum Direction { INBOUND, OUTBOUND }
