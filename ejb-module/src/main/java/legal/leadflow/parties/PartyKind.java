package legal.leadflow.parties;

/** An organisation has its whole name in the family name. */
public enum PartyKind { PERSON, ORGANISATION }
