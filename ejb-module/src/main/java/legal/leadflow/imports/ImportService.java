package legal.leadflow.imports;

import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.requests.Once;
import legal.leadflow.requests.RequestKeys;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.Mandates;
import legal.leadflow.tenancy.Right;
import org.hibernate.Session;

/** Imports of call-tracking exports: upload, choice of columns, dry run, the import itself, its rejected rows, its undo. */
@Stateless
@FirmBound
public class ImportService {
    /** Long enough for a server that stands still over a weekend. */
    private static final Duration MANDATE = Duration.ofDays(7);
    private static final int NAME_LENGTH = 200;
    private static final int MOST_AT_ONCE = 1_000;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;
    @Inject BlindIndex index;
    @Inject CurrentCaller caller;
    @Inject AuditTrail trail;
    @Inject Mandates mandates;
    @Inject Event<JobWanted> jobs;
    @Inject RequestKeys requests;

    private interface Work<T> {
        T with(ImportRuns runs, Ground ground) throws SQLException, IOException;
    }

    /**
     * Takes a file in and recognises its columns; nothing of it becomes a call yet.
     *
     * @param fileName as the browser tells it
     * @throws UploadRefused when it is no text with columns and rows, or larger than {@link CsvLimits#FILE}
     */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.uploaded")
    public UUID upload(String fileName, @NotNull InputStream content) {
        return uploaded(fileName, content);
    }

    /** As {@link #upload(String, InputStream)}, for a request that may come twice; {@code once} may be null, else it digests {@code content}. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.uploaded")
    public UUID upload(String fileName, @NotNull InputStream content, Once once) {
        return requests.once(once, "import", () -> uploaded(fileName, content));
    }

    private UUID uploaded(String fileName, InputStream content) {
        String name = name(fileName);
        UUID id = Uuids.next();
        trail.about("import", id);
        return working(id, (runs, ground) -> {
            TextCheck check = new TextCheck();
            long bytes = Pieces.store(ground.connection(), cipher, ground.firm(), id, content, check);
            if (bytes == 0) {
                throw new UploadRefused(UploadRefused.Why.EMPTY);
            }
            Layout layout = Layout.of(Pieces.stream(position -> piece(ground, position)), check.encoding());
            byte[] header = index.of(ground.firm(), "import-header", ColumnMapping.signature(layout.columns()));
            ImportRuns.Kept kept = runs.kept(header);
            boolean fits = kept != null && kept.mapping().fields().size() == layout.columns().size();
            runs.insert(id, ground.person(), name, bytes, layout, header, fits ? kept.mapping() : ColumnMapping.recognise(layout.columns()),
                    fits ? kept.rule() : LeadRule.GOOD);
            return id;
        });
    }

    private static byte[] piece(Ground ground, int position) throws IOException {
        try {
            return Pieces.piece(ground.connection(), ground.cipher(), ground.firm(), ground.run(), position);
        } catch (SQLException e) {
            throw new IOException("piece " + position + " of import " + ground.run(), e);
        }
    }

    /** The last part of a path; some browsers tell the whole. */
    private static String name(String told) {
        String name = told == null ? "" : told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1).strip();
        if (name.isEmpty()) {
            throw new UploadRefused(UploadRefused.Why.MISSING);
        }
        if (name.length() > NAME_LENGTH || !PlainText.Check.isPlain(name, false)) {
            throw new UploadRefused(UploadRefused.Why.NAME);
        }
        return name;
    }

    /** All about one import. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.viewed")
    public ImportView view(@Subject("import") UUID id) {
        return working(id, (runs, ground) -> {
            ImportRuns.Run run = runs.find(id);
            Map<Pass, Progress> passes = runs.passes(id, run.rows());
            ImportRuns.Kept kept = runs.kept(run.header());
            return new ImportView(id, run.version(), run.number(), run.state(), run.fileName(), run.fileBytes(), run.encoding().name(), run.delimiter(), run.rows(), columns(run, kept),
                    run.rule(), kept == null ? 0 : kept.used(), run.created(), run.by(), run.cancelWanted(), passes.get(Pass.DRY), passes.get(Pass.REAL), passes.get(Pass.UNDO));
        });
    }

    private static List<ColumnView> columns(ImportRuns.Run run, ImportRuns.Kept kept) {
        List<ColumnView> columns = new ArrayList<>();
        for (int i = 0; i < run.names().size(); i++) {
            CallField field = run.mapping().fields().get(i);
            boolean known = kept != null && kept.used() > 0 && kept.mapping().fields().get(i) == field && field != CallField.IGNORE;
            columns.add(new ColumnView(run.names().get(i), run.samples().get(i), field, known ? Sureness.KEPT : ColumnMapping.sureness(run.names().get(i), field)));
        }
        return columns;
    }

    /** How an import at work stands; the page asks every other second. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.progress-read")
    public ImportView progress(@Subject("import") UUID id) {
        return view(id);
    }

    /**
     * Imports, newest first.
     *
     * @param before only those with a smaller number; {@link Integer#MAX_VALUE} for the newest
     */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.listed")
    public List<ImportLine> list(int before, int limit) {
        return working(null, (runs, ground) -> runs.newest(before, Math.min(limit, MOST_AT_ONCE)));
    }

    /**
     * Chooses what the columns are, and for whom leads are opened; kept for the next file with the same columns.
     *
     * @param fields one for each column, in their order
     */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.mapped")
    public void map(@Subject("import") UUID id, @NotNull List<@NotNull CallField> fields, @NotNull LeadRule rule) {
        mapped(id, null, fields, rule);
    }

    /**
     * As {@link #map(UUID, List, LeadRule)}, for somebody who read the import at one version.
     *
     * @return the import as it stands now
     * @throws ImportChangedMeanwhile when it is at another version; nothing is saved
     */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.mapped")
    public ImportView map(@Subject("import") UUID id, int version, @NotNull List<@NotNull CallField> fields, @NotNull LeadRule rule) {
        mapped(id, version, fields, rule);
        return view(id);
    }

    private void mapped(UUID id, Integer version, List<CallField> fields, LeadRule rule) {
        working(id, (runs, ground) -> {
            ImportRuns.Run run = runs.lock(id);
            if (version != null && run.version() != version) {
                throw new ImportChangedMeanwhile(id);
            }
            if (!run.state().isBefore()) {
                throw ImportRefused.state(id);
            }
            if (fields.size() != run.names().size()) {
                throw MappingRefused.columns(id);
            }
            ColumnMapping mapping = new ColumnMapping(fields);
            mapping.places(id);
            runs.map(id, mapping, rule, ground.person());
            runs.keep(run.header(), mapping, rule, ground.person());
            return null;
        });
    }

    /** Goes through the whole file and counts; writes nothing but the result. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.check-started")
    public void dryRun(@Subject("import") UUID id) {
        begin(id, Pass.DRY);
    }

    /** Starts the import, or goes on where it was stopped. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.started")
    public void start(@Subject("import") UUID id) {
        begin(id, Pass.REAL);
    }

    /** Takes the whole import back. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.undo-started")
    public void undo(@Subject("import") UUID id) {
        begin(id, Pass.UNDO);
    }

    private void begin(UUID id, Pass pass) {
        working(id, (runs, ground) -> {
            ImportRuns.Run run = runs.lock(id);
            Map<Pass, Progress> passes = runs.passes(id, run.rows());
            boolean may = switch (pass) {
                case DRY -> run.state() == ImportState.MAPPED || run.state() == ImportState.CHECKED || run.state() == ImportState.FAILED && !passes.containsKey(Pass.REAL);
                case REAL -> run.state().mayStart() && !passes.containsKey(Pass.UNDO);
                case UNDO -> run.state().mayUndo();
            };
            if (!may) {
                throw ImportRefused.state(id);
            }
            if (runs.anotherAtWork(id)) {
                throw ImportRefused.busy(id);
            }
            runs.begin(id, pass);
            runs.state(id, pass == Pass.DRY ? ImportState.CHECKING : pass == Pass.REAL ? ImportState.RUNNING : ImportState.UNDOING, ground.person());
            jobs.fire(new JobWanted(id, pass, mandates.issue(pass.of(id), MANDATE, pass == Pass.UNDO ? Set.of(Right.UNDO) : Set.of())));
            return null;
        });
    }

    /** Stops the import, or its dry run, after the portion it is at. What is in stays. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.cancelled")
    public void cancel(@Subject("import") UUID id) {
        working(id, (runs, ground) -> {
            ImportState state = runs.find(id).state();
            if (state != ImportState.RUNNING && state != ImportState.CHECKING) {
                throw ImportRefused.state(id);
            }
            runs.wantCancel(id);
            return null;
        });
    }

    /** Removes an upload of which nothing came in. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.discarded")
    public void discard(@Subject("import") UUID id) {
        working(id, (runs, ground) -> {
            ImportRuns.Run run = runs.lock(id);
            if (!run.state().isBefore() || runs.passes(id, run.rows()).containsKey(Pass.REAL)) {
                throw ImportRefused.state(id);
            }
            runs.delete(id);
            trail.deleted("import_run", id);
            return null;
        });
    }

    /**
     * Rows that were rejected or kept with a warning, by line.
     *
     * @param line  only those behind this line and {@code after}; 0 and null for the first
     */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.rejected-read")
    public List<RejectedRow> rejected(@Subject("import") UUID id, int line, UUID after, int limit) {
        return working(id, (runs, ground) -> {
            runs.find(id);
            return runs.rejected(id, line, after == null ? new UUID(0, 0) : after, Math.min(limit, MOST_AT_ONCE));
        });
    }

    /** What an undo left, and which leads are among it: somebody works on those, so that people want to look at them. */
    @RolesAllowed({INTAKE_NAME, PARTNER_NAME})
    @Audited("import.left-read")
    public LeftRecords left(@Subject("import") UUID id) {
        return working(id, (runs, ground) -> new LeftRecords(runs.left(id), runs.leftLeads(id)));
    }

    private <T> T working(UUID id, Work<T> work) {
        Caller by = caller.get();
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return work.with(new ImportRuns(connection, cipher, by.firm()), new Ground(connection, by.firm(), by.person(), id, cipher, index, Trail.of(trail)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
