/** Pages of inquiries: the inbox, and taking one down. */
package legal.leadflow.web.inquiries;
