package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What no page may hold: things the content policy blocks, unescaped values, words in one language only. */
class PagesTest {
    private static final String PRIMEFACES = "http://primefaces.org/ui";
    private static final String FACES = "jakarta.faces.core";
    /** PrimeFaces runs these as functions of its own, with its nonce; all other {@code on...} attributes would be inline scripts. */
    private static final Set<String> CALLBACKS = Set.of("onstart", "oncomplete", "onsuccess", "onerror");
    private static final Set<String> WORDS = Set.of("title", "label", "alt", "aria-label", "placeholder", "header", "headerText", "footerText",
            "summary", "itemLabel", "emptyMessage", "requiredMessage", "validatorMessage", "converterMessage", "sub", "heading", "about", "aside",
            "hint", "shown", "emptyTitle", "emptyText", "data-done", "detail", "noResultsMessage");
    private static final Set<String> BUTTONS = Set.of("commandButton", "commandLink", "button", "link", "outputText", "outputLabel");
    /** Names of keys and the product's own name are the same in every language. */
    private static final Set<String> NAMES = Set.of("kbd", "code", "script");
    private static final String PRODUCT = "LeadFlow Legal";

    @Test
    void noPageHoldsWhatItMustNot() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Path page : Pages.all()) {
            read(Pages.parse(page).getDocumentElement(), page.getFileName().toString(), faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void read(Element element, String page, List<String> faults) {
        String where = page + ": <" + element.getNodeName() + ">";
        String name = element.getLocalName();
        if (FACES.equals(element.getNamespaceURI()) && name.equals("ajax")) {
            faults.add(where + " breaks under the content policy; use p:ajax");
        }
        if (name.equals("style") || name.equals("script") && !element.hasAttribute("src")) {
            faults.add(where + " is inline");
        }
        attributes(element, where, faults);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inner) {
                read(inner, page, faults);
            } else if (child.getNodeType() == Node.TEXT_NODE && !NAMES.contains(name) && speaks(child.getNodeValue())) {
                faults.add(where + " has text of its own: " + child.getNodeValue().strip());
            }
        }
    }

    private static void attributes(Element element, String where, List<String> faults) {
        NamedNodeMap all = element.getAttributes();
        boolean primefaces = PRIMEFACES.equals(element.getNamespaceURI());
        for (int i = 0; i < all.getLength(); i++) {
            String name = all.item(i).getLocalName() == null ? all.item(i).getNodeName() : all.item(i).getLocalName();
            String value = all.item(i).getNodeValue();
            if (name.equals("maxlength") && !"tel".equals(element.getAttribute("pt:type"))) { // a number is asked after while it is typed
                faults.add(where + " has browsers cut what is pasted without a word; the server tells what is too long");
            }
            if (name.equals("escape") && value.equals("false")) {
                faults.add(where + " does not escape");
            }
            if (name.equals("style") || name.matches("on[a-z]+") && !(primefaces && CALLBACKS.contains(name)) || value.startsWith("javascript:")) {
                faults.add(where + " has inline " + name);
            }
            boolean word = WORDS.contains(name) || name.equals("value") && BUTTONS.contains(element.getLocalName());
            if (word && speaks(value) && !"ui:define".equals(element.getNodeName())) {
                faults.add(where + " has " + name + " of its own: " + value);
            }
        }
    }

    /** Whether anything but expressions and the product's name has letters. */
    private static boolean speaks(String text) {
        return withoutExpressions(text).replace(PRODUCT, "").chars().anyMatch(Character::isLetter);
    }

    private static String withoutExpressions(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && c == '#' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                depth = 1;
                i++;
            } else if (depth > 0) {
                quoted ^= c == '\'';
                depth += quoted ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
