package legal.leadflow.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Backs the account menu: theme, language and single-key shortcuts of one person, kept as soon as they are chosen. */
@Named
@RequestScoped
public class Settings {
    @Inject
    private Visitor visitor;
    private String theme;
    private String language;
    private boolean shortcuts;

    @PostConstruct
    void read() {
        theme = visitor.theme().tag();
        language = visitor.language().tag();
        shortcuts = visitor.shortcuts();
    }

    /** Keeps the choices; the page's own script has already put on the theme. */
    public void keep() {
        visitor.settle(Theme.of(theme), Language.of(language), shortcuts);
    }

    /** Keeps the language and shows the same page in it. */
    public void speak() throws IOException {
        keep();
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext outside = faces.getExternalContext();
        outside.redirect(CameFrom.address(outside));
    }

    public String getTheme() {
        return theme;
    }

    public void setTheme(String theme) {
        this.theme = theme;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public boolean isShortcuts() {
        return shortcuts;
    }

    public void setShortcuts(boolean shortcuts) {
        this.shortcuts = shortcuts;
    }
}
