package legal.leadflow.web.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.ChangedMeanwhile;
import legal.leadflow.kernel.Conflict;
import legal.leadflow.kernel.DomainException;
import legal.leadflow.kernel.NoSuchRecord;
import legal.leadflow.requests.KeyInUse;
import legal.leadflow.requests.KeyReused;
import legal.leadflow.tenancy.NoFirm;
import legal.leadflow.web.Constraints;

/** What services refuse, as problems. */
final class Refusals {
    private Refusals() {
    }

    /** @param asked the record in the address; null where there is none */
    static Problem of(DomainException refusal, UUID asked) {
        if (refusal instanceof NoFirm) {
            return Problem.of(Kind.FIRM);
        } else if (refusal instanceof NoSuchRecord && asked != null && asked.equals(refusal.id())) {
            return Problem.of(Kind.MISSING);
        } else if (refusal instanceof ChangedMeanwhile) {
            return Problem.of(Kind.CHANGED);
        } else if (refusal instanceof KeyInUse) {
            return Problem.of(Kind.KEY_IN_USE);
        } else if (refusal instanceof KeyReused) {
            return Problem.of(Kind.KEY_REUSED);
        } else if (refusal instanceof Conflict) {
            return Problem.of(Kind.CONFLICT, refusal.messageKey(), refusal.arguments().toArray());
        }
        List<String> places = refusal.fields().isEmpty() ? List.of("") : refusal.fields().stream().map(Refusals::pointer).toList();
        return Problem.of(Kind.INVALID, places.stream().map(place -> Fault.body(place, refusal.messageKey(), refusal.arguments().toArray())).toList());
    }

    static Problem of(ConstraintViolationException wrong) {
        return Problem.of(Kind.INVALID, wrong.getConstraintViolations().stream().map(Refusals::fault).toList());
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return Fault.body(pointer(violation.getPropertyPath()), Constraints.key(violation), Constraints.arguments(violation));
    }

    /** Without the method and its parameter, which callers know nothing of: {@code open.told.sourceSaid} is {@code /sourceSaid}. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case PROPERTY, CONTAINER_ELEMENT -> {
                    if (node.getIndex() != null) {
                        pointer.append('/').append(node.getIndex());
                    }
                    if (node.getName() != null && !node.getName().startsWith("<")) {
                        pointer.append('/').append(node.getName());
                    }
                }
                default -> { }
            }
        }
        return pointer.toString();
    }

    /** A page's field, {@code incident-on}, as a place in the body: {@code /incidentOn}. */
    private static String pointer(String field) {
        StringBuilder pointer = new StringBuilder("/");
        boolean upper = false;
        for (char letter : field.toCharArray()) {
            if (letter == '-') {
                upper = true;
            } else {
                pointer.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return pointer.toString();
    }
}
