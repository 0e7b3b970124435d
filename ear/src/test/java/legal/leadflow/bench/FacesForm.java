package legal.leadflow.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page's form as its scripts send it.
 *
 * @param page   as it was drawn
 * @param hidden fields that each request of the page brings along: its state, and the number that its scripts run by
 */
record FacesForm(String page, String hidden) {
    private static final Pattern VIEW = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"");
    /** Headers of such a request, beside the browser's own. */
    static final String HEADERS = "Faces-Request: partial/ajax\r\nX-Requested-With: XMLHttpRequest\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    /** Opens the page. */
    static FacesForm open(Wire wire, Visitor visitor, String path) throws IOException {
        Wire.Answer answer = wire.send("GET", path, visitor.asBrowser().replace("Accept-Encoding: gzip\r\n", ""), null);
        Matcher view = VIEW.matcher(answer.text());
        Matcher nonce = NONCE.matcher(answer.text());
        if (answer.status() != 200 || !view.find() || !nonce.find()) {
            throw new IllegalStateException(path + " gives " + answer.status() + " and no form that scripts could send");
        }
        return new FacesForm(answer.text(), "jakarta.faces.ViewState=" + encoded(view.group(1)) + "&primefaces.nonce=" + encoded(nonce.group(1)));
    }

    /** The id of a command that the page's scripts know by this name. */
    String command(String name) {
        Matcher command = Pattern.compile(name + "\\b.{1,60}?\\bs:(?:&quot;|\"|')([^&\"']+)", Pattern.DOTALL).matcher(page);
        if (!command.find()) {
            throw new IllegalStateException("the page has no command " + name);
        }
        return command.group(1);
    }

    /**
     * What a button or command sends.
     *
     * @param form   the form's id
     * @param source the button's or command's
     * @param render ids of what is drawn anew, with blanks between
     */
    String sent(String form, String source, String render) {
        return form + "=" + form + "&jakarta.faces.partial.ajax=true&jakarta.faces.source=" + encoded(source) + "&jakarta.faces.partial.execute=" + encoded(source)
                + "&jakarta.faces.partial.render=" + encoded(render) + "&" + encoded(source) + "=" + encoded(source) + "&" + hidden;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
