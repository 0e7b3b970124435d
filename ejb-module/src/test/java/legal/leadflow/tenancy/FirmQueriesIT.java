package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hibernate's lock alone, by somebody whom row security does not bind: what a query of {@link FirmQueries} and those after it find. */
class FirmQueriesIT {
    private static final String AREAS = "select a.firmId from PracticeArea a";
    private static final String OURS = AREAS + " where a.firmId = :firm order by a.name";
    private final FirmQueries queries = new FirmQueries();
    private Connection superuser;
    private Session session;
    private UUID mine;

    @BeforeEach
    void twoFirms() throws SQLException {
        mine = TestFirms.create();
        TestFirms.create();
        superuser = TestDatabase.superuser().getConnection();
        session = TestBeans.session(superuser, mine);
        queries.em = session;
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        superuser.close();
    }

    @Test
    void findsTheFirmsRowsAlone() {
        assertThat(queries.list(UUID.class, OURS, Map.of())).hasSizeGreaterThan(1).containsOnly(mine);
        assertThat(queries.list(UUID.class, OURS, Map.of(), 1)).containsExactly(mine);
    }

    @Test
    void theFilterIsBackAfterwards() {
        queries.list(UUID.class, OURS, Map.of());
        assertThat(session.createQuery(AREAS, UUID.class).list()).hasSizeGreaterThan(1).containsOnly(mine);
    }

    @Test
    void theFilterIsBackAfterAQueryThatFails() {
        assertThatThrownBy(() -> queries.list(UUID.class, OURS.replace("a.name", "a.none"), Map.of())).hasMessageContaining("'none'");
        assertThat(session.createQuery(AREAS, UUID.class).list()).hasSizeGreaterThan(1).containsOnly(mine);
    }

    @Test
    void noValueTakesTheFirmsPlace() throws SQLException {
        assertThat(queries.list(UUID.class, OURS, Map.of("firm", TestFirms.create()))).hasSizeGreaterThan(1).containsOnly(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        AREAS,
        AREAS + " where a.active = true",
        AREAS + " where a.firmId = :firm or a.active = true",
        AREAS + " where (a.firmId = :firm or a.active = true)",
        AREAS + " where a.active = true and (a.active = true or (a.firmId = :firm or a.active = true))",
        AREAS + " where (a.active = true or (a.active = true and a.firmId = :firm))",
        AREAS + " where a.firmId = :firm OR a.active = true",
        AREAS + " where a.firmId = :firm\nor a.active = true",
        "select a.firmId from PracticeArea a left join CaseType t on t.firmId = :firm and a.firmId = :firm where a.active = true",
        "select a.firmId from PracticeArea a left join CaseType t on t.practiceAreaId = a.id left join CaseType u on u.firmId = :firm and t.firmId = :firm where a.firmId = :firm",
        AREAS + " where not a.firmId = :firm",
        AREAS + " where a.firmId = :firmOther",
        AREAS + " where a.active = true and 'and a.firmId = :firm' <> a.name",
        AREAS + " where a.firmId = :firm union select a.firmId from PracticeArea a",
        "select a.firmId from PracticeArea b, PracticeArea a where b.firmId = :firm",
        "select a.firmId from PracticeArea a, PracticeArea b where a.firmId = :firm",
        "select a.firmId from PracticeArea a FULL JOIN CaseType t on t.firmId = :firm where a.firmId = :firm",
        "select a.firmId from PracticeArea a JOIN CaseType t on t.practiceAreaId = a.id where a.firmId = :firm",
        "select a.firmId from PracticeArea a join legal.leadflow.intake.CaseType t on t.practiceAreaId = a.id where a.firmId = :firm",
        "select a.firmId from PracticeArea a where a.firmId = :firm and a.id in (select practiceAreaId from CaseType)",
        "select a.firmId from PracticeArea a where a.firmId = :firm and exists (select 1 from PracticeArea a)",
        "select t.firmId from PracticeArea a join CaseType t on t.practiceAreaId = a.id where a.firmId = :firm",
        "select a.firmId from PracticeArea a left join CaseType t on t.practiceAreaId = a.id where a.firmId = :firm",
        "select a.firmId from PracticeArea a where a.firmId = :firm and a.id in (select t.practiceAreaId from CaseType t)"})
    void aQueryThatLeavesAnEntityOpenIsNotRun(String hql) {
        assertThatThrownBy(() -> queries.list(UUID.class, hql, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(session.createQuery(AREAS, UUID.class).list()).containsOnly(mine);
    }

    /** What it is there for: Hibernate finds a plan that it made before, and does not for the same query of a session with its filter. */
    @Test
    void theTranslationIsKept() {
        queries.list(UUID.class, OURS, Map.of());
        long kept = plansFound(() -> queries.list(UUID.class, OURS, Map.of()));
        assertThat(kept).isGreaterThan(plansFound(() -> session.createQuery(OURS, UUID.class).setParameter("firm", mine).list()));
    }

    private long plansFound(Runnable asked) {
        Statistics statistics = session.getSessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            long before = statistics.getQueryPlanCacheHitCount();
            asked.run();
            return statistics.getQueryPlanCacheHitCount() - before;
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
