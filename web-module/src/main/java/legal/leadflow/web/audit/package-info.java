/** The audit trail's page, for compliance and firm administrators. */
package legal.leadflow.web.audit;
