package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.query.Query;

/**
 * Queries that are asked with most requests, whose translation to SQL Hibernate keeps. It keeps none for a session with a filter, and {@code @TenantId} is one: that was a sixth of the
 * time of a request (docs/adr/0031). So the filter rests while such a query runs, and the query itself says of each of its entities whose it is: {@code l.firmId = :firm}. Still two locks.
 */
@ApplicationScoped
public class FirmQueries {
    private static final Pattern ENTITY = Pattern.compile("\\b(?:from|join)\\s+[A-Z]\\w*\\s+(\\w+)");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final String FIRMS = ".firmId = :firm";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    private final Map<String, Boolean> looked = new ConcurrentHashMap<>();

    /**
     * What a query finds for the caller's firm.
     *
     * @param hql    in which each entity has an alias and a condition {@code <alias>.firmId = :firm}: in {@code where}, or in {@code on} of an outer join
     * @param values by name, without {@code firm}; a list among them is allowed, but then nothing is kept
     * @throws IllegalArgumentException when an entity's firm is not asked after; nothing is run
     */
    public <T> List<T> list(Class<T> type, String hql, Map<String, ?> values) {
        return list(type, hql, values, 0);
    }

    /**
     * As {@link #list(Class, String, Map)}.
     *
     * @param most rows at most; 0 for all
     */
    public <T> List<T> list(Class<T> type, String hql, Map<String, ?> values, int most) {
        if (!looked.computeIfAbsent(hql, FirmQueries::asksAfterTheFirm)) {
            throw new IllegalArgumentException("this query does not say of each entity whose it is: " + hql);
        }
        Session session = em.unwrap(Session.class);
        Object firm = session.getTenantIdentifierValue(); // the caller's, told by FirmResolver; nobody's while the application starts
        session.disableFilter(TenantIdBinder.FILTER_NAME);
        try {
            Query<T> query = session.createQuery(hql, type).setParameter("firm", firm);
            values.forEach(query::setParameter);
            return (most == 0 ? query : query.setMaxResults(most)).getResultList();
        } finally {
            session.enableFilter(TenantIdBinder.FILTER_NAME).setParameter(TenantIdBinder.PARAMETER_NAME, firm);
        }
    }

    /** Every alias has its condition, and no {@code or} stands beside one. */
    private static boolean asksAfterTheFirm(String hql) {
        List<String> aliases = ENTITY.matcher(hql).results().map(entity -> entity.group(1)).toList();
        String outside = hql;
        for (Matcher brackets = BRACKETS.matcher(outside); brackets.find(); brackets = BRACKETS.matcher(outside)) {
            if (hidesAnOr(brackets.group())) {
                return false;
            }
            outside = brackets.replaceFirst(" ");
        }
        return !aliases.isEmpty() && !outside.contains(" or ") && aliases.stream().allMatch(alias -> hql.contains(" " + alias + FIRMS));
    }

    private static boolean hidesAnOr(String brackets) {
        return brackets.contains(FIRMS) && brackets.contains(" or ");
    }
}
