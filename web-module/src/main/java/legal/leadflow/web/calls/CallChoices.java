package legal.leadflow.web.calls;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.calls.CallDeskService;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;
import legal.leadflow.intake.AreaView;
import legal.leadflow.intake.PracticeAreaService;
import legal.leadflow.parties.Speaks;

/** What can be chosen of a call on {@code calls/new.xhtml}. */
@Named
@ViewScoped
public class CallChoices implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects proxies, which are serializable
    private PracticeAreaService areas;
    @Inject
    @SuppressWarnings("serial")
    private CallDeskService desk;
    private transient List<AreaView> known;

    /** Practice areas that new leads may be put under. */
    public List<AreaView> getAreas() {
        if (known == null) {
            known = areas.all().stream().filter(AreaView::active).toList();
        }
        return known;
    }

    /** The practice area that whoever is calling took last; empty when it is no longer in use. */
    Optional<UUID> lastArea() {
        UUID last = desk.lastPracticeArea();
        return getAreas().stream().map(AreaView::id).filter(area -> area.equals(last)).findFirst();
    }

    /** Case types of the area with this id; none for any other text. */
    public List<AreaView.TypeView> types(String area) {
        return getAreas().stream().filter(one -> one.id().toString().equals(area)).flatMap(one -> one.types().stream()).filter(AreaView.TypeView::active).toList();
    }

    public Speaks[] getLanguages() {
        return Speaks.values();
    }

    /** How a call of this direction can end. */
    public List<CallOutcome> outcomes(Direction direction) {
        Stream<CallOutcome> always = Stream.of(CallOutcome.ANSWERED, CallOutcome.VOICEMAIL, CallOutcome.WRONG_NUMBER);
        return direction == Direction.INBOUND ? always.toList() : Stream.concat(always, Stream.of(CallOutcome.MISSED, CallOutcome.BUSY)).toList();
    }
}
