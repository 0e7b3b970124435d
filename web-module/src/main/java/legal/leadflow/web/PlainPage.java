package legal.leadflow.web;

import legal.leadflow.identity.Language;

/**
 * A refusal as a page that Faces does not draw, for where it cannot: in the frame and the styles of strangers' pages ({@code door.xhtml}), leading to the
 * first page. It holds sentences of ours and nothing of the request, so nothing is escaped.
 */
public final class PlainPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" data-theme="system">
            <head>
              <meta charset="utf-8"/>
              <meta name="viewport" content="width=device-width, initial-scale=1"/>
              <title>%3$s · LeadFlow Legal</title>
              <link rel="stylesheet" href="/jakarta.faces.resource/css/tokens.css.xhtml?ln=leadflow"/>
              <link rel="stylesheet" href="/jakarta.faces.resource/css/shell.css.xhtml?ln=leadflow"/>
              <link rel="stylesheet" href="/jakarta.faces.resource/css/door.css.xhtml?ln=leadflow"/>
              <link rel="stylesheet" href="/jakarta.faces.resource/css/pages.css.xhtml?ln=leadflow"/>
            </head>
            <body class="lf-door">
              <header class="lf-door-head"><span class="lf-brand"><span><b>LeadFlow Legal</b></span></span></header>
              <main class="lf-door-main"><div class="lf-state">
                <p class="lf-state-no" aria-hidden="true">%2$d</p>
                <div class="lf-state-text">
                  <h1>%3$s</h1>
                  <p>%4$s</p>
                  <div class="lf-actions"><a class="lf-btn lf-btn--primary" href="/">%5$s</a></div>
                  <p class="lf-quiet">%6$s</p>
                </div>
              </div></main>
            </body>
            </html>
            """;

    private PlainPage() {
    }

    /**
     * The page in HTML.
     *
     * @param language as {@code Accept-Language} asks for it
     * @param title    a sentence of {@link Texts}, as are the next two: what happened, and what may help
     */
    public static String of(String language, int status, String title, String text, String hint) {
        Language in = Languages.of(language);
        return PAGE.formatted(Languages.tag(in), status, Texts.text(in, title), Texts.text(in, text), Texts.text(in, "web.error.first-page"), Texts.text(in, hint));
    }
}
