package legal.leadflow.intake;

/** How an inquiry reached the firm. */
public enum InquiryChannel {
    /** A message that somebody left by telephone; calls themselves stand in the call log. */
    CALL,
    /** A form on a web page. */
    FORM,
    CHAT,
    /** A text message to a telephone. */
    TEXT,
    /** By post or e-mail. */
    MAIL,
    /** Sent on by somebody who finds leads for the firm. */
    VENDOR_POST,
    /** Somebody who came to the office. */
    WALK_IN
}
