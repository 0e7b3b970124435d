package legal.leadflow.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.function.Predicate;
import legal.leadflow.identity.Language;
import legal.leadflow.kernel.DomainException;

/** Puts what was refused into words, at the field it is about or above the page. */
final class Sentences {
    /** Where the frame shows the sentences above a page. */
    private static final String NOTES = "notes";

    private Sentences() {
    }

    static void refused(FacesContext faces, DomainException refusal) {
        if (refusal.fields().isEmpty()) {
            above(faces, refusal.messageKey(), refusal.arguments().toArray());
        }
        refusal.fields().forEach(field -> at(faces, field, language(), refusal.messageKey(), refusal.arguments().toArray()));
    }

    static void wrong(FacesContext faces, ConstraintViolationException wrong) {
        Language language = language();
        for (ConstraintViolation<?> violation : wrong.getConstraintViolations()) {
            at(faces, field(violation.getPropertyPath()), language, Constraints.key(violation), Constraints.arguments(violation));
        }
    }

    static void above(FacesContext faces, String key, Object... arguments) {
        at(faces, null, language(), key, arguments);
    }

    private static void at(FacesContext faces, String field, Language language, String key, Object... arguments) {
        UIComponent place = field == null ? null : place(faces.getViewRoot(), field);
        if (place instanceof UIInput input) {
            input.setValid(false);
            // the value reached the bean, so Faces no longer holds what was typed, and would draw a refused field empty
            input.setSubmittedValue(faces.getExternalContext().getRequestParameterMap().get(input.getClientId(faces)));
        }
        boolean above = place == null || !isInTheAnswer(faces, place);
        FacesMessage message = new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.text(language, key, arguments), null);
        faces.addMessage(above ? null : place.getClientId(faces), message);
        faces.validationFailed();
        if (above && faces.getPartialViewContext().isAjaxRequest() && find(faces.getViewRoot(), component -> NOTES.equals(component.getId())) != null) {
            faces.getPartialViewContext().getRenderIds().add(NOTES); // requests in the background leave that place as it is
        }
    }

    /** Whether the answer holds that part of the page: a sentence at a field that is not drawn anew would be seen by nobody. */
    private static boolean isInTheAnswer(FacesContext faces, UIComponent place) {
        PartialViewContext part = faces.getPartialViewContext();
        boolean drawn = !part.isPartialRequest() || part.isRenderAll();
        for (UIComponent around = place; around != null && !drawn; around = around.getParent()) {
            drawn = part.getRenderIds().contains(around.getClientId(faces));
        }
        return drawn;
    }

    private static String field(Path path) {
        String last = null;
        for (Path.Node node : path) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }

    /**
     * The field that a sentence can be shown at: it is drawn, and so is its place for sentences. Null where there is none: a sentence at what is
     * not drawn, such as a fact that nobody has opened for changing, would be seen by nobody.
     */
    static UIComponent place(UIComponent root, String field) {
        return find(root, component -> field.equals(component.getId()) && isDrawn(component) && find(root, other -> tells(other, component)) != null);
    }

    private static boolean tells(UIComponent component, UIComponent field) {
        return component instanceof UIMessage message && message.getFor() != null && message.findComponent(message.getFor()) == field && isDrawn(message);
    }

    private static boolean isDrawn(UIComponent component) {
        for (UIComponent one = component; one != null; one = one.getParent()) {
            if (!one.isRendered()) {
                return false;
            }
        }
        return true;
    }

    private static UIComponent find(UIComponent root, Predicate<UIComponent> fits) {
        if (fits.test(root)) {
            return root;
        }
        for (var children = root.getFacetsAndChildren(); children.hasNext();) {
            UIComponent found = find(children.next(), fits);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Language language() {
        return CDI.current().select(Shell.class).get().language();
    }
}
