/**
 * Starts the whole system for the demo and the tests: PostgreSQL, Keycloak and WildFly with the EAR, all on this machine and over
 * TLS 1.3. No part of the product.
 */
package legal.leadflow.stack;
