/** The firm, its people and their settings, as the sign-in server names them. */
package legal.leadflow.identity;
