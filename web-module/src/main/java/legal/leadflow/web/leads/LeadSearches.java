package legal.leadflow.web.leads;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a person searched for in this session, under a number that says nothing. The number stands in the address instead of the text:
 * names and phone numbers do not belong into addresses, which browsers and servers keep.
 */
@SessionScoped
public class LeadSearches implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int KEPT = 50;
    /** Never leaves the memory: a session that is written down forgets it. */
    private transient Map<String, String> texts = new LinkedHashMap<>();

    /** Keeps a text and gives its number. */
    synchronized String keep(String text) {
        String known = texts().entrySet().stream().filter(one -> one.getValue().equals(text)).map(Map.Entry::getKey).findFirst().orElse(null);
        if (known != null) {
            return known;
        }
        if (texts().size() >= KEPT) {
            texts().remove(texts().keySet().iterator().next());
        }
        String number = UUID.randomUUID().toString();
        texts().put(number, text);
        return number;
    }

    /** The text of a number; null when this session does not know it. */
    synchronized String text(String number) {
        return number == null ? null : texts().get(number);
    }

    private Map<String, String> texts() {
        if (texts == null) {
            texts = new LinkedHashMap<>();
        }
        return texts;
    }
}
