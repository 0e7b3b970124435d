package legal.leadflow.web.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LeadSearchesTest {
    @Test
    void theSameTextKeepsItsNumberAndANumberSaysNothing() {
        LeadSearches searches = new LeadSearches();
        String number = searches.keep("Delgado");
        assertThat(number).doesNotContainIgnoringCase("Delgado");
        assertThat(searches.keep("Delgado")).isEqualTo(number);
        assertThat(searches.text(number)).isEqualTo("Delgado");
        assertThat(searches.text("made up")).isNull();
        assertThat(new LeadSearches().text(number)).as("another session").isNull();
    }

    @Test
    void onlySoManyAreKept() {
        LeadSearches searches = new LeadSearches();
        String first = searches.keep("text");
        for (int i = 0; i < 50; i++) {
            searches.keep("text " + i);
        }
        assertThat(searches.text(first)).isNull();
    }

    @Test
    void aSessionThatIsWrittenDownHoldsNoText() throws Exception {
        LeadSearches searches = new LeadSearches();
        String number = searches.keep("Delgado");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(written)) {
            out.writeObject(searches);
        }
        assertThat(written.toString(StandardCharsets.ISO_8859_1)).doesNotContain("Delgado");
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written.toByteArray()))) {
            LeadSearches read = (LeadSearches) in.readObject();
            assertThat(read.text(number)).isNull();
            assertThat(read.text(read.keep("Okafor"))).isEqualTo("Okafor");
        }
    }
}
