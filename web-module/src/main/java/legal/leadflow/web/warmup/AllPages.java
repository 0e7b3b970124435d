package legal.leadflow.web.warmup;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.view.ViewDeclarationLanguage;
import jakarta.faces.view.ViewMetadata;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Each of the first pages that strangers draw after a start, which the server itself asks for, has one more page read, and drawn into nothing, after its own was
 * sent. That is done with the rights of who asked: a stranger's drawing ends where a page asks a service for something, which refuses.
 */
public class AllPages implements PhaseListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(AllPages.class.getName());
    /** Faces warns here of what it finds in its place when a page is asked for: a page's metadata, read while another page is the request's own. */
    private static final Logger TAGS = Logger.getLogger("jakarta.enterprise.resource.webcontainer.faces.taglib");
    private volatile boolean over;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        // its own page comes first
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (over || faces.getExternalContext().getUserPrincipal() != null) {
            return;
        }
        Warmth warmth = CDI.current().select(Warmth.class).get();
        ViewHandler pages = faces.getApplication().getViewHandler();
        List<String> all = pages.getViews(faces, "/").filter(page -> page.endsWith(".xhtml") && !page.startsWith("/WEB-INF/")).sorted().toList();
        int next = warmth.nextPage();
        if (next < all.size()) {
            drawQuietly(faces, pages.getViewDeclarationLanguage(faces, all.get(next)), all.get(next));
        } else {
            warmth.allDrawn();
            over = true;
        }
    }

    /** One at a time: the level of a category is all requests'. */
    private static synchronized void drawQuietly(FacesContext faces, ViewDeclarationLanguage language, String page) {
        UIViewRoot asked = faces.getViewRoot();
        ResponseWriter writer = faces.getResponseWriter();
        Level tags = TAGS.getLevel();
        try {
            TAGS.setLevel(Level.SEVERE);
            draw(faces, language, page);
        } finally {
            TAGS.setLevel(tags);
            faces.setViewRoot(asked);
            faces.setResponseWriter(writer);
        }
    }

    private static void draw(FacesContext faces, ViewDeclarationLanguage language, String page) {
        try {
            ViewMetadata metadata = language.getViewMetadata(faces, page); // as Faces itself begins a page
            UIViewRoot begun = metadata == null ? null : metadata.createMetadataView(faces);
            UIViewRoot root = begun == null ? language.createView(faces, page) : begun;
            faces.setViewRoot(root);
            language.buildView(faces, root);
            faces.setResponseWriter(faces.getRenderKit().createResponseWriter(Writer.nullWriter(), "text/html", "UTF-8"));
            root.encodeAll(faces);
        } catch (IOException | RuntimeException e) { // the stranger has their own page already, whatever this one does
            LOG.fine(() -> page + " was drawn as far as a stranger may: " + e.getClass().getName());
        }
    }
}
