/** The call log: what was said on the phone, who called which number, and the touchpoints that tie a lead to a campaign. */
package legal.leadflow.calls;
