/** Who may do what, asked of the running server and of the database: every service method and every table, for every role. */
package legal.leadflow.roles;
