package legal.leadflow.web.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.identity.StaffService;
import legal.leadflow.imports.CsvLimits;
import legal.leadflow.imports.ImportLine;
import legal.leadflow.imports.ImportService;

/** Backs {@code imports/list.xhtml}: the upload, and all imports, newest first. */
@Named
@RequestScoped
public class ImportsView {
    private static final int SHOWN = 25;
    @Inject
    private ImportService imports;
    @Inject
    private StaffService staff;
    private List<ImportLine> lines = List.of();
    private Map<UUID, String> names = Map.of();
    private boolean older;
    private String before;

    public void load() throws IOException {
        int from = before == null || !before.matches("[0-9]{1,9}") ? Integer.MAX_VALUE : Integer.parseInt(before);
        List<ImportLine> found = imports.list(from, SHOWN + 1);
        older = found.size() > SHOWN;
        lines = older ? found.subList(0, SHOWN) : found;
        names = lines.isEmpty() ? Map.of() : staff.names();
        if (lines.isEmpty() && before != null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(404, null);
            faces.responseComplete();
        }
    }

    public List<ImportLine> getLines() {
        return lines;
    }

    public String name(UUID person) {
        return names.getOrDefault(person, "");
    }

    /** Address of older imports; null at the end. */
    public String getOlder() {
        return older ? "/imports/list?before=" + lines.get(lines.size() - 1).number() : null;
    }

    /** Address of the newest; null when they are shown. */
    public String getNewer() {
        return before == null ? null : "/imports/list";
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public long getLargest() {
        return CsvLimits.FILE;
    }

    /** In megabytes. */
    public long getLargestMegabytes() {
        return CsvLimits.FILE >> 20;
    }
}
