package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.TestBeans;
import org.hibernate.Session;

/**
 * One generated attempt through Hibernate: somebody's code asks for another firm's entity by its id.
 *
 * @param opened whether Hibernate's own lock, {@code @TenantId}, is open: its session is the other firm's
 */
record JpaAttempt(Stand stand, JpaForm form, Class<?> entity, int mine, int theirs, int row, boolean opened) {
    /** Makes the attempt after what is there and after what is not; what was wrong with the answers, if anything was. */
    Optional<String> made(PlantedFirms planted, Connection app) throws SQLException {
        List<PlantedRow> rows = planted.rowsOf(TestBeans.tables().get(entity), theirs);
        String there = asked(planted, app, UUID.fromString(rows.get(row % rows.size()).value("id")));
        String missing = asked(planted, app, UUID.randomUUID());
        return there.equals(missing) ? Optional.empty() : Optional.of("the answer for what is there, " + there + ", differs from the answer for what is not, " + missing + ": " + this);
    }

    private String asked(PlantedFirms planted, Connection app, UUID id) throws SQLException {
        app.rollback();
        stand.enter(app, planted.firms.get(mine), planted.people.get(mine));
        try (Session session = TestBeans.session(app, planted.firms.get(opened ? theirs : mine))) {
            session.beginTransaction();
            String answer = form.answer(session, entity, id);
            if (answer.startsWith("error")) {
                app.rollback();
            } else {
                app.commit();
            }
            return answer;
        }
    }

    @Override
    public String toString() {
        return stand + " of firm " + mine + " after row " + row + " of firm " + theirs + ": " + form + " " + entity.getSimpleName() + (opened ? ", @TenantId opened" : "");
    }
}
