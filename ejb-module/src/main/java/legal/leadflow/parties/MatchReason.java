package legal.leadflow.parties;

/** Why a person was offered for a number; the strongest reason first. */
public enum MatchReason { SAME_NUMBER, SAME_LAST_7, SAME_LAST_4 }
