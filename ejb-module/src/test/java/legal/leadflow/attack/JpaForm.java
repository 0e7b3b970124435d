package legal.leadflow.attack;

import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.Session;

/** A way in which application code asks for, counts or changes an entity by an id. */
enum JpaForm {
    FIND((session, entity, id) -> found(session.find(entity, id))),
    FIND_LOCKED((session, entity, id) -> found(session.find(entity, id, LockModeType.PESSIMISTIC_WRITE))),
    REFERENCE((session, entity, id) -> {
        Object reference = session.getReference(entity, id);
        Hibernate.initialize(reference);
        return found(reference);
    }),
    LOADED_MANY((session, entity, id) -> session.byMultipleIds(entity).multiLoad(List.of(id, id)).stream().filter(java.util.Objects::nonNull).count()),
    QUERY((session, entity, id) -> session.createQuery("select e from " + name(entity) + " e where e.id = :id", entity).setParameter("id", id).list().size()),
    COUNT((session, entity, id) -> session.createQuery("select count(e) from " + name(entity) + " e where e.id = :id", Long.class).setParameter("id", id).getSingleResult()),
    EXISTS((session, entity, id) -> session.createQuery("select count(f) from Firm f where exists (select 1 from " + name(entity) + " e where e.id = :id)", Long.class).setParameter("id", id).getSingleResult()),
    IN((session, entity, id) -> session.createQuery("select e.id from " + name(entity) + " e where e.id in :ids order by e.id", UUID.class).setParameter("ids", List.of(id)).setMaxResults(1).list()),
    CRITERIA((session, entity, id) -> {
        CriteriaBuilder builder = session.getCriteriaBuilder();
        CriteriaQuery<Long> query = builder.createQuery(Long.class);
        Root<?> root = query.from(entity);
        return session.createQuery(query.select(builder.count(root)).where(builder.equal(root.get("id"), id))).getSingleResult();
    }),
    NATIVE((session, entity, id) -> session.createNativeQuery("select cast(id as text) from " + legal.leadflow.TestBeans.tables().get(entity) + " where id = :id", String.class).setParameter("id", id).list()),
    DELETE((session, entity, id) -> session.createMutationQuery("delete from " + name(entity) + " e where e.id = :id").setParameter("id", id).executeUpdate());

    /** Asks, and gives what came back in a form that can be compared. */
    interface Way {
        Object ask(Session session, Class<?> entity, UUID id);
    }

    private final Way way;

    JpaForm(Way way) {
        this.way = way;
    }

    /** What comes back, or the kind of the error. */
    String answer(Session session, Class<?> entity, UUID id) {
        try {
            return String.valueOf(way.ask(session, entity, id));
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "error " + e.getClass().getSimpleName() + ' ' + cause.getClass().getSimpleName() + ' ' + String.valueOf(cause.getMessage()).replace(id.toString(), "{id}");
        }
    }

    private static String name(Class<?> entity) {
        return entity.getSimpleName();
    }

    private static String found(Object entity) {
        return entity == null ? "nothing" : "found";
    }
}
