package legal.leadflow.web.leads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import legal.leadflow.intake.LeadView;
import legal.leadflow.intake.Stage;

/**
 * A stage on the lead's track.
 *
 * @param at when the lead came there last; null for stages ahead
 */
public record StageMark(Stage stage, boolean done, boolean here, Instant at) {
    /** The stages that a lead usually goes through; others are on the track only when it was there. */
    private static final Set<Stage> USUAL = EnumSet.of(Stage.NEW, Stage.CONTACTED, Stage.CONFLICT_CHECK, Stage.SCREENING, Stage.QUALIFIED,
            Stage.CONSULTATION_SCHEDULED, Stage.CONSULTED, Stage.RETAINER_SENT, Stage.SIGNED);

    /** Where the lead was, in order, where it is, and what usually comes next. A lead moved back has been less far. */
    static List<StageMark> track(LeadView lead) {
        Map<Stage, Instant> entered = new EnumMap<>(Stage.class);
        lead.steps().stream().filter(step -> step.disposition() == null).forEach(step -> entered.put(step.to(), step.at())); // closing is no arrival
        List<StageMark> marks = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            boolean here = stage == lead.stage();
            boolean done = stage.ordinal() < lead.stage().ordinal() && entered.containsKey(stage);
            boolean ahead = stage.ordinal() > lead.stage().ordinal() && USUAL.contains(stage);
            if (here || done || ahead) {
                marks.add(new StageMark(stage, done, here, here || done ? entered.get(stage) : null));
            }
        }
        return marks;
    }
}
