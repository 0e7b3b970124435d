/** What runs inside Keycloak: one cookie less. */
package legal.leadflow.signin;
