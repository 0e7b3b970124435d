package legal.leadflow.doctor;

import java.io.IOException;
import java.sql.SQLException;

/** One part of an installation that the doctor looks at. */
interface Checkup {
    /** Its name, with which the names of its checks begin. */
    String part();

    /**
     * Looks, and tells everything at once.
     *
     * @throws SQLException when the database does not answer
     * @throws IOException  when a file cannot be read or a server does not answer
     */
    void look(Findings findings) throws SQLException, IOException;
}
