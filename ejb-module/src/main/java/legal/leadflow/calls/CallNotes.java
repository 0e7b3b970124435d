package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** Notes of calls for whoever reads and writes them. The database gives and takes what it may; here stands what is told of the rest. */
@ApplicationScoped
class CallNotes {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;

    /** Those of {@code calls} that the caller may read, by call. */
    Map<UUID, CallNote> of(List<Call> calls) {
        Map<UUID, CallNote> notes = new HashMap<>();
        if (!calls.isEmpty()) {
            em.createQuery("select n from CallNote n where n.id in :calls", CallNote.class).setParameter("calls", calls.stream().map(Call::getId).toList()).getResultStream()
                    .forEach(note -> notes.put(note.getId(), note));
        }
        return notes;
    }

    /**
     * @param note  as the database gave it; null where there is none, or none for the caller
     * @param names of colleagues, by id
     */
    NoteView view(Call call, CallNote note, Map<UUID, String> names) {
        String text = note == null ? null : text(note);
        return new NoteView(note != null || isCertainlyNone(call), mayWrite(call, note), text == null ? "" : text, note == null ? null : last(call, note),
                note == null ? null : note.at(), note == null || note.by() == null ? null : names.get(note.by()));
    }

    /** What was done to it after the call was entered; null where nothing was. */
    private static NoteView.Done last(Call call, CallNote note) {
        if (note.isEmpty()) {
            return NoteView.Done.REMOVED;
        } else if (note.getVersion() > 0) {
            return note.by() == null ? NoteView.Done.DELIVERED : NoteView.Done.CHANGED;
        }
        return note.by() == null || note.by().equals(call.getCreatedBy()) ? null : NoteView.Done.WRITTEN;
    }

    /** Whether no note means that there is none: for who reads all; of a call without a lead; of one's own where nobody has ever written any. */
    private boolean isCertainlyNone(Call call) {
        Caller by = caller.get();
        return by.may(Right.NARRATIVE) || call.leadId() == null || call.getCreatedBy().equals(by.person()) && !call.isNoted();
    }

    private boolean mayWrite(Call call, CallNote note) {
        Caller by = caller.get();
        return by.may(Right.NARRATIVE) || (note == null ? isCertainlyNone(call) : by.person().equals(note.by()));
    }

    /** Whether the call's note says this, as far as the caller may read it. */
    boolean says(Call call, String words) {
        CallNote note = em.find(CallNote.class, call.getId());
        return Objects.equals(tidy(words), note == null ? null : text(note));
    }

    /** The first note of a call that has none; nothing where nothing was said. */
    void add(Call call, String words) {
        if (tidy(words) != null) {
            em.flush(); // it refers to the call by a key that Hibernate knows nothing of
            CallNote note = new CallNote(call.getId());
            write(note, tidy(words));
            em.persist(note);
        }
    }

    /**
     * Writes it as the caller's own; where it says that already nothing changes.
     *
     * @param call  locked
     * @param words null takes it away
     * @throws NoteOfAnother when it is not theirs to write
     */
    void change(Call call, String words) {
        CallNote known = em.find(CallNote.class, call.getId());
        if (!mayWrite(call, known)) {
            throw new NoteOfAnother(call.getId());
        }
        if (Objects.equals(tidy(words), known == null ? null : text(known))) { // sealed anew it would differ, and the audit trail show a change where there is none
            return;
        }
        call.noted();
        if (known == null) {
            add(call, words);
        } else {
            write(known, tidy(words));
        }
    }

    private void write(CallNote note, String words) {
        Caller by = caller.get();
        note.write(cipher.seal(by.firm(), CallNote.TEXT, note.getId(), words), by.person(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private String text(CallNote note) {
        return note.text(cipher, caller.get().firm());
    }

    private static String tidy(String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
