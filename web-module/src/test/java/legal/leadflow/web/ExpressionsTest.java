package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELException;
import jakarta.el.ExpressionFactory;
import jakarta.el.StandardELContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Every expression in a page can be read; the server would tell only when somebody opens the page. */
class ExpressionsTest {
    private final ExpressionFactory factory = ExpressionFactory.newInstance();
    private final StandardELContext context = new StandardELContext(factory);
    private final List<String> faults = new ArrayList<>();

    @Test
    void everyExpressionCanBeRead() throws Exception {
        for (Path page : Pages.all()) {
            read(Pages.parse(page).getDocumentElement(), page.getFileName().toString());
        }
        assertThat(faults).isEmpty();
    }

    private void read(Element element, String page) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            parse(attributes.item(i).getNodeValue(), page);
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inner) {
                read(inner, page);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                parse(child.getNodeValue(), page);
            }
        }
    }

    private void parse(String text, String page) {
        if (!text.contains("#{")) {
            return;
        }
        try {
            factory.createValueExpression(context, text, Object.class);
        } catch (ELException e) {
            faults.add(page + ": " + text.strip());
        }
    }
}
