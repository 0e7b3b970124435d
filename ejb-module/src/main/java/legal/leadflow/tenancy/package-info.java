/** Which firm, person and rights a call works with, and how the database is told so that no SQL can forge it. */
package legal.leadflow.tenancy;
