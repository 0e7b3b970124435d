package legal.leadflow.imports;

/** What a pass over the file has found so far; counts of rows but for people and leads. */
public final class Tally {
    private int rows;
    private int created;
    private int updated;
    private int same;
    private int people;
    private int leads;
    private int warned;
    private int rejected;

    /** An empty one. */
    Tally() {
    }

    Tally(int rows, int created, int updated, int same, int people, int leads, int warned, int rejected) {
        this.rows = rows;
        this.created = created;
        this.updated = updated;
        this.same = same;
        this.people = people;
        this.leads = leads;
        this.warned = warned;
        this.rejected = rejected;
    }

    void row() {
        rows++;
    }

    void created() {
        created++;
    }

    void updated() {
        updated++;
    }

    void same() {
        same++;
    }

    void people(int met) {
        people += met;
    }

    void leads(int opened) {
        leads += opened;
    }

    void warned() {
        warned++;
    }

    void rejected() {
        rejected++;
    }

    /** Rows gone through. */
    public int getRows() {
        return rows;
    }

    /** New calls. */
    public int getCreated() {
        return created;
    }

    /** Later versions of known calls. */
    public int getUpdated() {
        return updated;
    }

    /** Rows that told nothing new. */
    public int getSame() {
        return same;
    }

    /** New people. */
    public int getPeople() {
        return people;
    }

    /** Leads opened. */
    public int getLeads() {
        return leads;
    }

    /** Rows kept with a warning. */
    public int getWarned() {
        return warned;
    }

    /** Rows that could not be taken in. */
    public int getRejected() {
        return rejected;
    }
}
