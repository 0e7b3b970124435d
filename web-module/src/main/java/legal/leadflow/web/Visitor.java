package legal.leadflow.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.ZoneId;
import legal.leadflow.identity.Arrivals;
import legal.leadflow.identity.Language;
import legal.leadflow.identity.Me;
import legal.leadflow.identity.Settings;
import legal.leadflow.identity.StaffService;
import legal.leadflow.identity.Theme;

/** The person who is signed in, as the pages need to know them; asked for once per session and again when settings change. */
@SessionScoped
public class Visitor implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private Arrivals arrivals;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private StaffService staff;
    private String name;
    private String firm;
    private ZoneId zone;
    private Theme theme;
    private Language language;
    private boolean shortcuts;

    @PostConstruct
    void signIn() {
        take(arrivals.signedIn());
    }

    /** Keeps what the person chose, for this session and all later ones. */
    void settle(Theme chosen, Language spoken, boolean keys) {
        take(staff.change(new Settings(chosen, spoken, keys)));
    }

    private void take(Me me) {
        name = me.name();
        firm = me.firmName();
        zone = me.timeZone();
        theme = me.settings().theme();
        language = me.settings().language();
        shortcuts = me.settings().shortcuts();
    }

    String name() {
        return name;
    }

    String firm() {
        return firm;
    }

    ZoneId zone() {
        return zone;
    }

    Theme theme() {
        return theme;
    }

    Language language() {
        return language;
    }

    boolean shortcuts() {
        return shortcuts;
    }
}
