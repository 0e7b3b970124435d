/** Inquiries, before anybody decided on them; leads: people who asked the firm for help, the stages they go through, and what the firm knows about their case. */
package legal.leadflow.intake;
