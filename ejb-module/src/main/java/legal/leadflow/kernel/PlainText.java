package legal.leadflow.kernel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text a person could have typed: no NUL or other control characters, no characters that turn, hide or join what is read
 * (bidirectional controls, zero width; Unicode TR 36), no half surrogate pairs, and no more than {@link #max()} UTF-16 units, a line end counting as one.
 * Markup, SQL and formulas are allowed: they are text, and are written as text wherever they are shown or exported.
 */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
    String message() default "{text.refused.characters}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int max();

    /** Whether line breaks and tabs are allowed. */
    boolean lines() default false;

    /** The rule itself, for whoever has no Bean Validation at hand, such as an import's rows. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {
        private int max;
        private boolean lines;

        @Override
        public void initialize(PlainText rule) {
            max = rule.max();
            lines = rule.lines();
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            if (length(text) > max) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("{text.refused.length} " + length(text)).addConstraintViolation();
                return false;
            }
            return isPlain(text, lines);
        }

        /** In UTF-16 units; a line end counts as one, though browsers send it in two. */
        public static int length(CharSequence text) {
            int length = text.length();
            for (int i = 1; i < text.length(); i++) {
                length -= text.charAt(i) == '\n' && text.charAt(i - 1) == '\r' ? 1 : 0;
            }
            return length;
        }

        /** Whether {@code text} has only characters that can be read; its length is not looked at. */
        public static boolean isPlain(CharSequence text, boolean lines) {
            return text.codePoints().allMatch(c -> readable(c) || lines && (c == '\n' || c == '\r' || c == '\t'));
        }

        private static boolean readable(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                        Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                default -> c != 0x2800 && c != 0x17B4 && c != 0x17B5 && c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0 && c != 0x034F; // letters and signs that show nothing
            };
        }
    }
}
