package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.CurrentCaller;
import org.hibernate.Session;

/**
 * Drafts of calls: plain rows without a history, for they are written every two seconds.
 * A row without content stays when the call was saved or thrown away: a draft that comes later, or at the same moment, finds it and is refused.
 */
@ApplicationScoped
class CallDrafts {
    private static final String CONTENT = "call_draft.content";
    /** A draft that nobody came back for in this time is forgotten. */
    private static final Duration KEPT = Duration.ofDays(30);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;

    /** @return false when the call was saved or thrown away: the browser's last draft may come after it; nothing is kept then */
    boolean keep(UUID id, Map<String, String> fields, Instant at) {
        UUID firm = caller.get().firm();
        return em.find(Call.class, id) == null && session().createNativeMutationQuery("""
                insert into call_draft (firm_id, id, staff_id, content, saved_at) values (:firm, :id, :staff, :content, :at)
                on conflict (firm_id, id) do update set content = excluded.content, saved_at = excluded.saved_at where length(call_draft.content) > 0""")
                .setParameter("firm", firm).setParameter("id", id).setParameter("staff", caller.get().person())
                .setParameter("content", cipher.seal(firm, CONTENT, id, CallDraft.json(fields))).setParameter("at", at).executeUpdate() > 0;
    }

    /** The caller's own, newest first. */
    List<CallDraft> mine() {
        UUID firm = caller.get().firm();
        session().createNativeMutationQuery("delete from call_draft where firm_id = :firm and staff_id = :staff and saved_at < :old").setParameter("firm", firm)
                .setParameter("staff", caller.get().person()).setParameter("old", Instant.now().minus(KEPT)).executeUpdate();
        return session().createNativeQuery("""
                select id, content, saved_at from call_draft where firm_id = :firm and staff_id = :staff and length(content) > 0
                order by saved_at desc limit 20""", Object[].class)
                .addScalar("id", UUID.class).addScalar("content", byte[].class).addScalar("saved_at", Instant.class)
                .setParameter("firm", firm).setParameter("staff", caller.get().person()).list().stream()
                .map(row -> new CallDraft((UUID) row[0], CallDraft.fields(cipher.open(firm, CONTENT, (UUID) row[0], (byte[]) row[1])), (Instant) row[2]))
                .toList();
    }

    /** Forgets what was typed and keeps no draft of this call again. Whoever writes the same row waits for the other's transaction. */
    void close(UUID id) {
        session().createNativeMutationQuery("""
                insert into call_draft (firm_id, id, staff_id, content, saved_at) values (:firm, :id, :staff, '', :at)
                on conflict (firm_id, id) do update set content = excluded.content, saved_at = excluded.saved_at""")
                .setParameter("firm", caller.get().firm()).setParameter("id", id).setParameter("staff", caller.get().person())
                .setParameter("at", Instant.now()).executeUpdate();
    }

    private Session session() {
        return em.unwrap(Session.class);
    }
}
