/** The doctor at the server, the application and Keycloak that this build made. */
package legal.leadflow.doctor;
