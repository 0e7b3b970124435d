package legal.leadflow.web.campaigns;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.campaigns.CampaignEntry;
import legal.leadflow.campaigns.CampaignService;
import legal.leadflow.campaigns.Channel;
import legal.leadflow.campaigns.NumberEntry;
import legal.leadflow.campaigns.SourceEntry;
import legal.leadflow.campaigns.SourceView;
import legal.leadflow.web.Show;

/** Backs {@code campaigns/list.xhtml}: the list, and beside it the form that the address asks for ({@code ?form=source&id=...}). */
@Named
@ViewScoped
public class CampaignListView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> FORMS = List.of("source", "campaign", "number");
    @Inject
    @SuppressWarnings("serial") // the container injects proxies, which are serializable
    private CampaignService campaigns;
    @Inject
    @SuppressWarnings("serial")
    private Show show;
    private transient List<SourceView> sources;
    private String form = "";
    private UUID id;
    private UUID source;
    private UUID campaign;
    private int version;
    private String name = "";
    private Channel channel = Channel.PAID_SEARCH;
    private boolean active = true;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private String number = "";
    private String greeting = "";

    /** Reads which form is asked for; what is not there asks for none. */
    public void open() {
        Map<String, String> asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        form = FORMS.contains(asked.getOrDefault("form", "")) ? asked.get("form") : "";
        id = id(asked.get("id"));
        source = id(asked.get("source"));
        campaign = id(asked.get("campaign"));
        boolean there = switch (form) {
            case "source" -> id == null || getSources().stream().filter(one -> one.id().equals(id)).peek(this::fill).count() == 1;
            case "campaign" -> id == null ? known(source) : getSources().stream().flatMap(one -> one.campaigns().stream())
                    .filter(one -> one.id().equals(id)).peek(this::fill).count() == 1;
            case "number" -> id == null ? known(source) : numbers().filter(one -> one.id().equals(id)).peek(this::fill).count() == 1;
            default -> false;
        };
        form = there ? form : "";
    }

    private boolean known(UUID asked) {
        return getSources().stream().anyMatch(one -> one.id().equals(asked));
    }

    private Stream<SourceView.NumberView> numbers() {
        return getSources().stream().flatMap(one -> Stream.concat(one.numbers().stream(),
                one.campaigns().stream().flatMap(effort -> effort.numbers().stream())));
    }

    private void fill(SourceView known) {
        version = known.version();
        name = known.name();
        channel = known.channel();
        active = known.active();
    }

    private void fill(SourceView.CampaignView known) {
        version = known.version();
        name = known.name();
        startsOn = known.startsOn();
        endsOn = known.endsOn();
        active = known.active();
        source = getSources().stream().filter(one -> one.campaigns().contains(known)).findFirst().orElseThrow().id();
    }

    private void fill(SourceView.NumberView known) {
        version = known.version();
        number = show.phone(known.phone().e164());
        greeting = known.greeting() == null ? "" : known.greeting();
    }

    public String save() {
        switch (form) {
            case "source" -> saveSource(new SourceEntry(name, channel, active));
            case "campaign" -> saveCampaign(new CampaignEntry(source, name, startsOn, endsOn, active));
            default -> saveNumber();
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, show.text("campaigns.list.saved"), null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/campaigns/list?faces-redirect=true";
    }

    private void saveSource(SourceEntry told) {
        if (id == null) {
            campaigns.addSource(told);
        } else {
            campaigns.changeSource(id, version, told);
        }
    }

    private void saveCampaign(CampaignEntry told) {
        if (id == null) {
            campaigns.addCampaign(told);
        } else {
            campaigns.changeCampaign(id, version, told);
        }
    }

    private void saveNumber() {
        if (id == null) {
            campaigns.addNumber(new NumberEntry(number, source, campaign, greeting));
        } else {
            campaigns.changeGreeting(id, version, greeting);
        }
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public List<SourceView> getSources() {
        if (sources == null) {
            sources = campaigns.catalogue();
        }
        return sources;
    }

    /** The form that is open: {@code source}, {@code campaign}, {@code number}; empty for none. */
    public String getForm() {
        return form;
    }

    /** Whether something new is entered. */
    public boolean isAdding() {
        return id == null;
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getGreeting() {
        return greeting;
    }

    public void setGreeting(String greeting) {
        this.greeting = greeting;
    }
}
