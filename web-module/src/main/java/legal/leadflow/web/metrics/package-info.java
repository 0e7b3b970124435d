/**
 * Figures of the running server, told on the management interface alone ({@code wildfly-cli/70-watch.cli}). Labels are routes, methods,
 * statuses and passes: a small, fixed number; never an address as it was asked for, an id, a person or a firm.
 */
package legal.leadflow.web.metrics;
