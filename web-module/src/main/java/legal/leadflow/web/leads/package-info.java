/** The pages of leads: the list and one lead. */
package legal.leadflow.web.leads;
