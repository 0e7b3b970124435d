package legal.leadflow.intake;

/** Why an inquiry was rejected. */
public enum InquiryReason { NO_LEGAL_MATTER, OTHER_AREA, OTHER_STATE, CURRENT_CLIENT, CANNOT_BE_ANSWERED, OTHER }
