package legal.leadflow.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIMessage;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.Map;

/**
 * Ties each field to its hint and its error: {@code aria-describedby} and {@code aria-invalid}, for every {@code lf:field},
 * so that no page has to. Before rendering, because only then it is known which fields are refused.
 */
public class FieldDescriptions implements SystemEventListener {
    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIViewRoot;
    }

    @Override
    public void processEvent(SystemEvent event) {
        describe((UIViewRoot) event.getSource(), FacesContext.getCurrentInstance());
    }

    private void describe(UIComponent component, FacesContext faces) {
        if (component instanceof UIMessage message && message.getFor() != null
                && message.findComponent(message.getFor()) instanceof UIInput input) {
            tie(input, message, faces);
        }
        component.getFacetsAndChildren().forEachRemaining(child -> describe(child, faces));
    }

    private static void tie(UIInput input, UIMessage message, FacesContext faces) {
        Map<String, Object> attributes = input.getPassThroughAttributes(true);
        UIComponent hint = message.findComponent(message.getFor() + "-hint");
        String described = hint == null || !hint.isRendered() ? "" : hint.getClientId(faces);
        if (input.isValid()) {
            attributes.remove("aria-invalid");
        } else {
            attributes.put("aria-invalid", "true");
            described = (message.getClientId(faces) + " " + described).strip();
        }
        if (described.isEmpty()) {
            attributes.remove("aria-describedby");
        } else {
            attributes.put("aria-describedby", described);
        }
    }
}
