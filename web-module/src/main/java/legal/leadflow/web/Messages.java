package legal.leadflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** {@code #{msg['calls.log.title']}}: the sentences of {@link Texts} in the reader's language. */
@Named("msg")
@RequestScoped
public class Messages extends AbstractMap<String, String> {
    @Inject
    private Shell shell;

    @Override
    public String get(Object key) {
        return Texts.text(shell.language(), String.valueOf(key));
    }

    @Override
    public boolean containsKey(Object key) {
        return Texts.find(shell.language(), String.valueOf(key)) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return Texts.all(shell.language()).entrySet();
    }
}
