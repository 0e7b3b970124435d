package legal.leadflow.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Locale;
import legal.leadflow.identity.Theme;

/** Backs the account menu: theme, language and single-key shortcuts of one person, kept as soon as they are chosen. */
@Named
@RequestScoped
public class AccountMenu {
    @Inject
    private Visitor visitor;
    private String theme;
    private String language;
    private boolean shortcuts;

    @PostConstruct
    void read() {
        theme = visitor.theme().name().toLowerCase(Locale.ROOT);
        language = Languages.tag(visitor.language());
        shortcuts = visitor.shortcuts();
    }

    /** Keeps the choices; the page's own script has already put on the theme. */
    public void keep() {
        visitor.settle(Theme.valueOf(theme.toUpperCase(Locale.ROOT)), Languages.of(language), shortcuts);
    }

    /** Keeps the choices and shows the same page anew, in the language chosen and with or without keys. */
    public void keepAndShow() throws IOException {
        keep();
        ExternalContext outside = FacesContext.getCurrentInstance().getExternalContext();
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
