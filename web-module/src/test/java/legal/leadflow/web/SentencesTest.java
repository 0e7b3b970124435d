package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIMessage;
import jakarta.faces.component.UIPanel;
import org.junit.jupiter.api.Test;

/** A sentence stands where somebody sees it. */
class SentencesTest {
    private final UIComponent page = new UIForm();

    @Test
    void aFieldThatIsDrawnIsThePlace() {
        UIInput field = field(page, "given-name", true);
        assertThat(Sentences.place(page, "given-name")).isSameAs(field);
        assertThat(Sentences.place(page, "family-name")).isNull();
    }

    @Test
    void aFieldThatIsNotDrawnIsNoPlace() {
        UIPanel closed = new UIPanel();
        closed.setRendered(false);
        page.getChildren().add(closed);
        field(closed, "given-name", true);
        assertThat(Sentences.place(page, "given-name")).isNull();
        UIComponent form = new UIForm();
        page.getChildren().add(form);
        UIInput other = field(form, "given-name", true);
        assertThat(Sentences.place(page, "given-name")).isSameAs(other);
    }

    @Test
    void norIsOneWithoutAPlaceForSentences() {
        field(page, "given-name", false);
        assertThat(Sentences.place(page, "given-name")).isNull();
    }

    private static UIInput field(UIComponent parent, String id, boolean told) {
        UIPanel around = new UIPanel();
        parent.getChildren().add(around);
        UIInput field = new UIInput();
        field.setId(id);
        around.getChildren().add(field);
        if (told) {
            UIMessage message = new UIMessage();
            message.setFor(id);
            around.getChildren().add(message);
        }
        return field;
    }
}
