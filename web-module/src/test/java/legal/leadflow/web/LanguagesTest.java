package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import legal.leadflow.identity.Language;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void aLocaleIsNeverWhatSomebodySends() {
        for (String sent : new String[] {"en'};alert(1)//", "es'};alert(1)//", "es<script>", "", "fr-CH, fr;q=0.9", "es\u0000", null}) {
            assertThat(Languages.of(sent).locale().toString()).isIn("en_US", "es_US");
        }
        assertThat(Languages.of("es'};alert(1)//")).isEqualTo(Language.EN);
    }

    @Test
    void readsWhatBrowsersSend() {
        assertThat(Languages.of("es")).isEqualTo(Language.ES);
        assertThat(Languages.of("es-MX,es;q=0.9,en;q=0.8")).isEqualTo(Language.ES);
        assertThat(Languages.of("ES;q=0.7")).isEqualTo(Language.ES);
        assertThat(Languages.of("en-US,es;q=0.5")).isEqualTo(Language.EN);
        assertThat(Languages.of("est")).isEqualTo(Language.EN);
    }
}
