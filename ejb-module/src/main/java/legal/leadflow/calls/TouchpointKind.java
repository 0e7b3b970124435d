package legal.leadflow.calls;

/** How a lead came into contact with a campaign. */
public enum TouchpointKind { CALL, FORM, CHAT, MAIL, REFERRAL }
