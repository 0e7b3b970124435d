package legal.leadflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The frame around a page: who is looking, where they may go, how they like to read. Works for nobody too: error pages need it. */
@Named
@RequestScoped
public class Shell {
    private static final Logger LOG = Logger.getLogger(Shell.class.getName());
    @Inject
    private HttpServletRequest request;
    @Inject
    private Instance<Visitor> visitor;
    private Reading reading;

    /** What is read of the visitor once per request. */
    private record Reading(String name, String firm, Set<String> roles, Language language, Theme theme, boolean shortcuts,
                           java.time.ZoneId zone) {
    }

    private Reading reading() {
        if (reading == null) {
            reading = isSignedIn() ? known() : stranger();
        }
        return reading;
    }

    private Reading known() {
        try {
            Visitor v = visitor.get();
            return new Reading(v.name(), v.firm(), v.roles(), v.language(), v.theme(), v.shortcuts(), v.zone());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The visitor could not be read; the frame is drawn without", e);
            return stranger();
        }
    }

    private Reading stranger() {
        return new Reading("", "", Set.of(), Language.of(request.getHeader("Accept-Language")), Theme.SYSTEM, false,
                java.time.ZoneOffset.UTC);
    }

    /** Whether the request came with a valid sign-in. */
    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    /** Whether there is a person to show; false when the sign-in is there but the person cannot be read. */
    public boolean isKnown() {
        return !reading().name().isEmpty();
    }

    public String getName() {
        return reading().name();
    }

    public String getFirm() {
        return reading().firm();
    }

    /** The first role held, {@code receptionist}; {@code none} without one. */
    public String getRole() {
        return reading().roles().stream().findFirst().orElse("none");
    }

    /** All roles held. */
    public Set<String> roles() {
        return reading().roles();
    }

    Language language() {
        return reading().language();
    }

    java.time.ZoneId zone() {
        return reading().zone();
    }

    public Locale getLocale() {
        return language().locale();
    }

    public String getLanguage() {
        return language().tag();
    }

    public String getTheme() {
        return reading().theme().tag();
    }

    public boolean isShortcuts() {
        return reading().shortcuts();
    }

    /** Where this person may go. */
    public List<Place> getPlaces() {
        return Place.ALL.stream().filter(p -> p.isOpenTo(reading().roles())).toList();
    }

    /** Whether a place holds the page that is shown, for {@code aria-current}. */
    public boolean isAt(Place place) {
        return place.holds(viewId());
    }

    /** Whether this person takes calls, so that the button and its key are there. */
    public boolean isCallTaker() {
        return reading().roles().stream().anyMatch(Place.CALL_TAKERS::contains);
    }

    public boolean isTakingCall() {
        return "/calls/new.xhtml".equals(viewId());
    }

    /** The first page for this person's roles; {@code /home} where no list is open to them. */
    public String getFirstPage() {
        boolean desk = isCallTaker();
        return getPlaces().stream().filter(p -> desk || !p.folder().equals("calls")).findFirst().map(Place::address).orElse("/home");
    }

    /** Address of the sprite, without the symbol: {@code #{shell.icons}#i-phone}. */
    public String getIcons() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.getApplication().getResourceHandler().createResource("img/icons.svg", "leadflow").getRequestPath();
    }

    private static String viewId() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? "" : faces.getViewRoot().getViewId();
    }
}
