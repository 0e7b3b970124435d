package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;

/** The saved views that the caller has: the firm's, and their own. */
@ApplicationScoped
class SavedViews {
    /** Of one person, and of the firm. */
    static final int MOST = 30;
    @Inject FirmQueries queries;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;

    /** The firm's first, each by name. */
    List<SavedViewRow> shown() {
        return queries.list(SavedView.class, "select v from SavedView v where v.firmId = :firm and (v.staffId is null or v.staffId = :me)", Map.of("me", caller.get().person())).stream()
                .map(view -> view.row(cipher)).sorted(Comparator.comparing(SavedViewRow::firms).reversed().thenComparing(SavedViewRow::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }
}
