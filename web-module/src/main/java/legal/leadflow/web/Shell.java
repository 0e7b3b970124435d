package legal.leadflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.identity.Language;
import legal.leadflow.identity.Theme;
import legal.leadflow.tenancy.Role;

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
    private Set<String> roles;
    private List<Place> places;
    private String icons;

    /** What is read of the visitor once per request; {@code known} when the person could be read. */
    private record Reading(boolean known, String name, String firm, ZoneId zone, Theme theme, Language language, boolean shortcuts) {
    }

    private Reading reading() {
        if (reading == null) {
            reading = isSignedIn() && !isOfNoFirm() && !ErrorPage.isBusy(request) ? visitor() : stranger();
        }
        return reading;
    }

    /** Who runs the installation and has no other role: no firm keeps a row with their name and settings. */
    private boolean isOfNoFirm() {
        return Set.of(Role.PLATFORM_ADMIN_NAME).equals(getRoles());
    }

    private Reading visitor() {
        try {
            Visitor v = visitor.get();
            return new Reading(true, v.name(), v.firm(), v.zone(), v.theme(), v.language(), v.shortcuts());
        } catch (RuntimeException e) {
            KeysClosed closed = Causes.find(e, KeysClosed.class);
            // no role, no firm, no database, or sealed: the frame still stands
            LOG.warning(() -> "The visitor could not be read: " + (closed == null ? Reference.log(e) : "the firm's keys are " + closed.why()));
            return stranger();
        }
    }

    private Reading stranger() {
        return new Reading(false, "", "", ZoneOffset.UTC, Theme.SYSTEM, Languages.of(request.getHeader("Accept-Language")), false);
    }

    /** Whether the request came with a valid sign-in. */
    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    /** Whether there is a person with settings; false for strangers, and when the sign-in is there but the person cannot be read. */
    public boolean isKnown() {
        return reading().known();
    }

    public String getName() {
        return reading().name();
    }

    public String getFirm() {
        return reading().firm();
    }

    /** The roles that this request's token holds, in the order of the product's list. */
    public Set<String> getRoles() {
        if (roles == null) { // each link of the frame asks
            Set<String> held = new LinkedHashSet<>();
            for (Role role : Role.values()) {
                if (isSignedIn() && request.isUserInRole(role.tokenName())) {
                    held.add(role.tokenName());
                }
            }
            roles = Collections.unmodifiableSet(held);
        }
        return roles;
    }

    /** The first role held, {@code receptionist}; {@code none} without one. */
    public String getRole() {
        return getRoles().stream().findFirst().orElse("none");
    }

    /** The language that sentences are written in. */
    public Language language() {
        return reading().language();
    }

    /** The firm's time zone, which all times on pages stand in. */
    public ZoneId zone() {
        return reading().zone();
    }

    public Locale getLocale() {
        return language().locale();
    }

    public String getLanguage() {
        return Languages.tag(language());
    }

    public String getTheme() {
        return reading().theme().name().toLowerCase(Locale.ROOT);
    }

    public boolean isShortcuts() {
        return reading().shortcuts();
    }

    /** Where this person may go. */
    public List<Place> getPlaces() {
        if (places == null) {
            places = Place.ALL.stream().filter(p -> p.isOpenTo(getRoles())).toList();
        }
        return places;
    }

    /** Whether a place holds the page that is shown, for {@code aria-current}. */
    public boolean isAt(Place place) {
        return place.holds(viewId());
    }

    /** Whether this person takes calls, so that the button and its key are there. */
    public boolean isCallTaker() {
        return getRoles().stream().anyMatch(Place.CALL_TAKERS::contains);
    }

    public boolean isTakingCall() {
        return "/calls/new.xhtml".equals(viewId());
    }

    /** The first page for this person's roles: calls for those at the desk, else the first list; {@code /home} without any. */
    public String getFirstPage() {
        boolean desk = getRoles().contains(Role.RECEPTIONIST_NAME) || getRoles().contains(Role.INTAKE_NAME);
        return getPlaces().stream().filter(p -> desk || !Place.OF_THE_DESK.contains(p.folder())).findFirst().map(Place::address).orElse("/home");
    }

    /** The sentences above the page: those that belong to no field. EL would make an empty text of the null that asks for them. */
    public List<FacesMessage> getNotes() {
        return FacesContext.getCurrentInstance().getMessageList(null);
    }

    /** Address of the sprite, without the symbol: {@code #{shell.icons}#i-phone}. */
    public String getIcons() {
        if (icons == null) {
            icons = FacesContext.getCurrentInstance().getApplication().getResourceHandler().createResource("img/icons.svg", "leadflow").getRequestPath();
        }
        return icons;
    }

    private static String viewId() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? "" : faces.getViewRoot().getViewId();
    }
}
