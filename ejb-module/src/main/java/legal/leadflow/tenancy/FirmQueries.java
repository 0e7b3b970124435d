package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern ENTITY = Pattern.compile("\\b(?:from|join) [A-Z]\\w* ([a-z]\\w*)\\b");
    /** Whatever begins to name an entity. */
    private static final Pattern SOURCE = Pattern.compile("(?i)(?<!:)\\b(?:from|join)\\b");
    private static final String FIRMS = "\\.firmId = :firm\\b";
    private static final Pattern CONDITION = Pattern.compile("\\w" + FIRMS);
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern OR = Pattern.compile("(?i)\\bor\\b");
    /** Set operations, negations and cases; a second entity after a comma; quotes, comments and line breaks. No path joins by itself: our entities refer to one another by ids alone. */
    private static final Pattern UNKNOWN = Pattern.compile("(?i)\\b(?:union|intersect|except|not(?! null)|case|right|full)\\b|['\"\\n\\r]|--|/\\*|(?-i)\\bfrom [^()]*?, ?[A-Z]");
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
            Query<T> query = session.createQuery(hql, type);
            values.forEach(query::setParameter);
            query.setParameter("firm", firm); // last, so that no value takes its place
            return (most == 0 ? query : query.setMaxResults(most)).getResultList();
        } finally {
            session.enableFilter(TenantIdBinder.FILTER_NAME).setParameter(TenantIdBinder.PARAMETER_NAME, firm);
        }
    }

    /**
     * A short grammar, because what it does not know it cannot judge: entities by their simple names with an alias each, no alias twice, one condition for each right after {@code where},
     * {@code and} or {@code on}, and none of the words and signs that could take one back.
     */
    private static boolean asksAfterTheFirm(String hql) {
        List<String> aliases = ENTITY.matcher(hql).results().map(entity -> entity.group(1)).toList();
        return !aliases.isEmpty() && aliases.size() == Set.copyOf(aliases).size() && aliases.size() == SOURCE.matcher(hql).results().count() && !UNKNOWN.matcher(hql).find()
                && aliases.stream().allMatch(alias -> hasItsCondition(hql, alias)) && orsAreApart(hql);
    }

    /** In {@code where}, or, of an entity that is joined, in its own {@code on}: in another's it would leave out that one alone. */
    private static boolean hasItsCondition(String hql, String alias) {
        Pattern condition = Pattern.compile("\\b(?:where|and|on) " + alias + FIRMS);
        Matcher joined = Pattern.compile("\\bjoin [A-Z]\\w* " + alias + " on .*?(?= left join | join | where | order by |$)").matcher(hql);
        int where = hql.indexOf(" where ");
        return where >= 0 && condition.matcher(hql.substring(where)).find() || joined.find() && condition.matcher(joined.group()).find();
    }

    /** No {@code or} stands beside a condition, at whatever depth: inside brackets with one, or outside of all. */
    private static boolean orsAreApart(String hql) {
        String outside = hql;
        for (Matcher brackets = BRACKETS.matcher(outside); brackets.find(); brackets = BRACKETS.matcher(outside)) {
            boolean holdsOne = CONDITION.matcher(brackets.group()).find();
            if (holdsOne && OR.matcher(brackets.group()).find()) {
                return false;
            }
            outside = brackets.replaceFirst(holdsOne ? " x.firmId = :firm " : " ");
        }
        return !OR.matcher(outside).find();
    }
}
