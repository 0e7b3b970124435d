package legal.leadflow.web;

import jakarta.validation.ConstraintViolation;
import java.util.Map;
import legal.leadflow.identity.Language;

/** What a violated constraint has to say. */
public final class Constraints {
    private Constraints() {
    }

    /** Key of the sentence that a constraint names itself, its message being a key, or of the one for its kind. */
    public static String key(ConstraintViolation<?> violation) {
        String own = violation.getMessageTemplate();
        if (Texts.find(Language.EN, own) != null) {
            return own;
        }
        if ("{text.refused.length}".equals(own)) {
            return "web.constraint.Size";
        }
        String general = "web.constraint." + violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return Texts.find(Language.EN, general) != null ? general : "web.constraint.other";
    }

    /** The bound that was crossed, for the sentence; empty where there is none. */
    public static Object limit(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        return attributes.getOrDefault("max", attributes.getOrDefault("value", ""));
    }
}
