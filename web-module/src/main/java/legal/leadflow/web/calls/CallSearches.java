package legal.leadflow.web.calls;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a person searched for in this session. Addresses carry a random mark instead of the text: names and numbers do not belong into them.
 */
@SessionScoped
public class CallSearches implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int KEPT = 50;
    /** Never leaves the memory: a session that is written down forgets it. */
    private transient Map<String, String> texts = new LinkedHashMap<>();

    /** Keeps a text and gives its mark. */
    synchronized String keep(String text) {
        if (texts().size() >= KEPT) {
            texts().remove(texts().keySet().iterator().next());
        }
        String mark = UUID.randomUUID().toString();
        texts().put(mark, text);
        return mark;
    }

    /** The text of a mark; empty when this session does not know it. */
    synchronized String text(String mark) {
        return texts().getOrDefault(mark, "");
    }

    private Map<String, String> texts() {
        if (texts == null) {
            texts = new LinkedHashMap<>();
        }
        return texts;
    }
}
