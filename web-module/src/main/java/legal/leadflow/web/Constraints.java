package legal.leadflow.web;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Map;
import legal.leadflow.identity.Language;
import legal.leadflow.kernel.PlainText;

/** What a violated constraint has to say. */
public final class Constraints {
    /** How {@link legal.leadflow.kernel.PlainText} begins when it tells the length of a text. */
    private static final String TOO_LONG = "{text.refused.length}";

    private Constraints() {
    }

    /** Key of the sentence that a constraint names itself, its message being a key, or of the one for its kind. */
    public static String key(ConstraintViolation<?> violation) {
        String own = violation.getMessageTemplate();
        if (Texts.find(Language.EN, own) != null) {
            return own;
        }
        if (own.startsWith(TOO_LONG)) {
            return "web.constraint.Size";
        }
        String general = "web.constraint." + violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return Texts.find(Language.EN, general) != null ? general : "web.constraint.other";
    }

    /** For the sentence: the bound that was crossed, empty where there is none, and of a text how long it is. */
    public static Object[] arguments(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        Object limit = attributes.getOrDefault("max", attributes.getOrDefault("value", ""));
        Object length = violation.getInvalidValue() instanceof CharSequence text ? PlainText.Check.length(text) : violation.getInvalidValue() instanceof Collection<?> many ? many.size()
                : violation.getInvalidValue() instanceof Map<?, ?> map ? map.size() : "";
        return new Object[] {limit, length};
    }
}
