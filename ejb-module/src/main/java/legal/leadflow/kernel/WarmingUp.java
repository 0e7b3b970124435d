package legal.leadflow.kernel;

/**
 * Fired once after each start, in a transaction without any firm's context: each room asks its usual questions, to which the database then has
 * no answers, so that the first person does not wait until Hibernate has learned them.
 */
public record WarmingUp() {
}
