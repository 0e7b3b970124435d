package legal.leadflow.web.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import legal.leadflow.calls.NoteView;
import legal.leadflow.web.Show;

/** What was done to a call's note last, in words: the call's page and its lead's timeline say it. */
@Named
@ApplicationScoped
public class NoteWords {
    @Inject
    private Show show;

    /** {@code Note changed by Marcus Bell, Oct 5, 2026, 9:41 AM}; empty where the note stands as it came with the call, and where it is not for the reader. */
    public String last(NoteView note) {
        if (note.last() == null) {
            return "";
        }
        return note.by() == null ? show.text("calls.noted." + note.last(), show.dateTime(note.at())) : show.text("calls.noted-by." + note.last(), note.by(), show.dateTime(note.at()));
    }
}
