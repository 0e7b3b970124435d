package legal.leadflow.web.api;

import java.util.List;

/** The request itself is refused, before any service hears of it. */
class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.kind().code());
        this.problem = problem;
    }

    Refused(Kind kind, List<Fault> faults) {
        this(Problem.of(kind, faults));
    }

    Problem problem() {
        return problem;
    }
}
