package legal.leadflow.attack;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Gives a property of S01 its number of tries and its seed, and counts them. What jqwik tries again to make a failure simpler is not counted. */
final class Trials implements AroundPropertyHook {
    private static Proof proof;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) throws IOException, SQLException {
        Share share = context.findAnnotation(Share.class).orElseThrow();
        try (Proof counted = Proof.of(Goal.S01, share.part(), share.value())) {
            proof = counted;
            context.attributes().setTries((int) counted.size());
            context.attributes().setSeed(String.valueOf(counted.seed()));
            PropertyExecutionResult result = property.execute();
            if (IsolationIT.unchanged()) {
                return result;
            }
            counted.found("rows were changed");
            return result.mapToFailed("rows were changed by what was aimed at others' and committed");
        }
    }

    /** One was tried; what was found in it, if anything, ends the property. */
    static void tried(Optional<String> violation) {
        if (proof.foundSoFar() == 0) {
            proof.tried();
            violation.ifPresent(proof::found);
        }
        violation.ifPresent(told -> {
            throw new AssertionError(told);
        });
    }
}
