/** Persons and organisations the firm has to do with: their names, phones and e-mails, and how they are found again. */
package legal.leadflow.parties;
