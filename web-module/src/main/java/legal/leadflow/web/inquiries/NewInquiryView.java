package legal.leadflow.web.inquiries;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryOrigin;
import legal.leadflow.intake.InquiryService;
import legal.leadflow.intake.NewInquiry;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.Speaks;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Backs {@code inquiries/new.xhtml}: an inquiry that somebody takes down. */
@Named
@RequestScoped
public class NewInquiryView {
    private static final String ENTRY = "entry";
    @Inject InquiryService inquiries;
    @Inject Shell shell;
    @Inject Show show;
    private UUID id;
    private InquiryChannel channel = InquiryChannel.WALK_IN;
    private LocalDateTime receivedAt;
    private String givenName;
    private String familyName;
    private String phone;
    private String email;
    private Speaks speaks = Speaks.UNKNOWN;
    private String source;
    private String message;

    /** Each page that is opened is an inquiry of its own, sent as often as it may be. */
    @PostConstruct
    void read() {
        id = Uuids.parse(FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(ENTRY)).orElseGet(Uuids::next);
    }

    public String save() {
        String[] origin = source == null || source.isEmpty() ? new String[2] : Arrays.copyOf(source.split("/"), 2);
        Instant received = receivedAt == null ? null : receivedAt.atZone(shell.zone()).toInstant();
        UUID taken = inquiries.receive(new NewInquiry(id, channel, received, givenName, familyName, phone, email, speaks, Uuids.parse(origin[0]).orElse(null),
                Uuids.parse(origin[1]).orElse(null), message), null);
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, show.text("inquiries.new.saved"), null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/inquiries/list?faces-redirect=true&id=" + taken;
    }

    /** How people at the desk hear of something; what programs send says so itself. */
    public List<SelectItem> getChannels() {
        return Arrays.stream(InquiryChannel.values()).filter(one -> one != InquiryChannel.FORM).map(one -> new SelectItem(one, show.text("inquiries.channel." + one))).toList();
    }

    /** Sources and their campaigns, {@code source/campaign} each. */
    public List<SelectItem> getSources() {
        return inquiries.origins().stream().map(NewInquiryView::item).toList();
    }

    private static SelectItem item(InquiryOrigin origin) {
        return origin.campaign() == null ? new SelectItem(origin.source().toString(), origin.sourceName())
                : new SelectItem(origin.source() + "/" + origin.campaign(), origin.sourceName() + ", " + origin.campaignName());
    }

    public Speaks[] getLanguages() {
        return Speaks.values();
    }

    /** The id that the inquiry will have. */
    public UUID getId() {
        return id;
    }

    public InquiryChannel getChannel() {
        return channel;
    }

    public void setChannel(InquiryChannel channel) {
        this.channel = channel;
    }

    /** In the firm's zone; null for now. */
    public LocalDateTime getReceivedAt() {
        return receivedAt;
    }

    public void setReceivedAt(LocalDateTime receivedAt) {
        this.receivedAt = receivedAt;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Speaks getSpeaks() {
        return speaks;
    }

    public void setSpeaks(Speaks speaks) {
        this.speaks = speaks;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getMessage() {
        return message;
    }

    public void setMessage(String message) {
        this.message = message;
    }
}
