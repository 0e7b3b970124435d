package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.Role;

/**
 * Changes many leads at once, by the services that change one: each lead's trail and timeline tell of it as if it had been done by hand. What was done can be taken back by whoever
 * did it, for a day.
 */
@Stateless
@FirmBound
public class LeadBatchService {
    /** Most leads of one batch. */
    public static final int MOST = 200;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject AuditTrail trail;
    @Inject LeadBatches batches;
    @Inject LeadService leads;

    /**
     * What a wish would do to these leads; those that are not there are left out.
     *
     * @param wish null while nothing is wished yet: then nothing is said of what becomes of each
     * @throws BatchRefused when the wish can be granted for none
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.batch-previewed")
    public BatchPreview preview(@Valid BatchWish wish, @NotNull @Size(max = MOST) Set<UUID> chosen) {
        return batches.preview(wish, chosen, false);
    }

    /** As {@link #preview(BatchWish, Set)}, of all leads of a list; of more than {@value #MOST} the newest. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.batch-previewed")
    public BatchPreview preview(@Valid BatchWish wish, @NotNull @Valid LeadFilter filter) {
        if (Leads.blankToNull(filter.text()) != null) {
            trail.detail(filter.text().strip());
        }
        LeadPage page = batches.page(filter, MOST);
        return batches.preview(wish, page.rows().stream().map(LeadRow::id).toList(), page.older() != null);
    }

    /**
     * Does it to each lead that still stands as the caller saw it.
     *
     * @param id   of the batch: told twice it is done once
     * @param seen the leads, each with {@link BatchRow#version} as it was shown
     * @return the batch
     * @throws BatchRefused when the wish can be granted for none
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.batch-done")
    public UUID run(@NotNull UUID id, @NotNull @Valid BatchWish wish, @NotNull @Size(min = 1, max = MOST) Map<UUID, Integer> seen) {
        batches.check(wish);
        Caller by = caller.get();
        if (batches.isThere(id)) {
            return id;
        }
        LeadBatch batch = batches.begin(id, wish);
        trail.about("lead_batch", batch.getId());
        List<BatchLine> lines = new ArrayList<>();
        new TreeMap<>(seen).forEach((one, version) -> { // in one order, so that two batches never wait for one another
            Lead lead = em.find(Lead.class, one, LockModeType.PESSIMISTIC_WRITE);
            if (lead != null) {
                BatchOutcome outcome = lead.getVersion().equals(version) || wish.isMet(lead) ? wish.on(lead, by.roles()) : BatchOutcome.MEANWHILE;
                UUID owner = lead.getOwnerId();
                Stage stage = lead.getStage();
                if (outcome == BatchOutcome.CHANGED) {
                    change(wish, lead);
                }
                lines.add(new BatchLine(one, outcome, owner, stage, lead.getStageSince()));
            }
        });
        batches.keep(batch, lines);
        return batch.getId();
    }

    private void change(BatchWish wish, Lead lead) {
        switch (wish.kind()) {
            case OWNER -> leads.assign(lead.getId(), wish.owner());
            case STAGE -> leads.move(lead.getId(), lead.getStage(), wish.stage());
            case CLOSE -> leads.close(lead.getId(), lead.getStage(), wish.disposition(), wish.reason(), null);
        }
    }

    /**
     * What a batch of the caller's did.
     *
     * @throws NoSuchBatch when the caller made none of that id within the last day
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.batch-viewed")
    public BatchResult view(@NotNull @Subject("lead_batch") UUID id) {
        return batches.result(batches.find(id, LockModeType.NONE));
    }

    /**
     * Puts back what a batch of the caller's changed, as far as nobody did anything else with a lead since.
     *
     * @throws NoSuchBatch  when the caller made none of that id within the last day
     * @throws BatchRefused when it was taken back already
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.batch-undone")
    public void undo(@NotNull @Subject("lead_batch") UUID id) {
        LeadBatch batch = batches.find(id, LockModeType.PESSIMISTIC_WRITE);
        if (batch.isUndone()) {
            throw new BatchRefused(null, "leads.batch.refused.undone");
        }
        Set<Role> roles = caller.get().roles();
        List<BatchLine> lines = new ArrayList<>();
        batches.lines(id).stream().filter(line -> line.outcome() == BatchOutcome.CHANGED).forEach(line -> {
            Lead lead = em.find(Lead.class, line.lead(), LockModeType.PESSIMISTIC_WRITE);
            if (lead != null) {
                lines.add(line.now(back(batch.wish(), line, lead, roles)));
            }
        });
        batches.became(batch, lines);
        batch.undone(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private BatchOutcome back(BatchWish wish, BatchLine line, Lead lead, Set<Role> roles) {
        if (!wish.isMet(lead) || wish.kind() != BatchKind.OWNER && !line.since().equals(lead.getStageSince())) {
            return BatchOutcome.MOVED_ON;
        }
        switch (wish.kind()) {
            case OWNER -> leads.assign(lead.getId(), line.owner());
            case STAGE -> {
                if (!line.stage().mayBeSetBy(roles)) {
                    return BatchOutcome.NOT_YOURS; // whoever did it has another role by now
                }
                leads.move(lead.getId(), wish.stage(), line.stage());
            }
            case CLOSE -> {
                List<Reason> reasons = lead.reopenReasons(roles);
                if (!reasons.contains(Reason.CLOSED_IN_ERROR)) {
                    return BatchOutcome.NOT_YOURS;
                }
                leads.reopen(lead.getId(), Reason.CLOSED_IN_ERROR, null);
            }
        }
        return BatchOutcome.UNDONE;
    }
}
