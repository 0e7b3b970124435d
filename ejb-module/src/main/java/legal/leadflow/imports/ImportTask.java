package legal.leadflow.imports;

import java.time.ZoneId;

/** What reader and writer of a job share while it runs: the choices, what a dry run has met, how much the portion holds. */
final class ImportTask {
    /** Rows and characters of a portion; whichever is reached first ends it. */
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_CHARACTERS = 4 << 20;
    final RowReader reader;
    final LeadRule rule;
    /** Null in a real run. */
    final DryMemory memory;
    final long rowsBefore;
    private long rows;
    private int portionRows;
    private int portionCharacters;
    private boolean stopped;

    ImportTask(ImportRuns.Run run, ZoneId zone, boolean dry, long rowsBefore) {
        reader = new RowReader(run.mapping().places(run.id()), zone);
        rule = run.rule();
        memory = dry ? new DryMemory() : null;
        this.rowsBefore = rowsBefore;
        rows = rowsBefore;
    }

    void read(CsvRow row) {
        rows++;
        portionRows++;
        portionCharacters += row.text().length();
    }

    long rows() {
        return rows;
    }

    boolean isPortionFull() {
        return portionRows >= MOST_ROWS || portionCharacters >= MOST_CHARACTERS;
    }

    void beginPortion() {
        portionRows = 0;
        portionCharacters = 0;
    }

    /** Somebody wants it to stop: no further portion begins. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
