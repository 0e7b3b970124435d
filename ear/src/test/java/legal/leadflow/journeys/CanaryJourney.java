package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Enters people through every page that takes personal data, each with words of their own. */
public final class CanaryJourney {
    private CanaryJourney() {
    }

    /** What was entered: none of it may stand on the disk in the open. */
    public static List<String> enter() throws IOException {
        List<String> words = new ArrayList<>();
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/calls/new?draft=none");
            type(marcus, "#from", Unique.phone(), words);
            marcus.see("#to").fill("7135550101");
            type(marcus, "#first", Unique.name("Given"), words);
            type(marcus, "#last", Unique.name("Family"), words);
            type(marcus, "#said", Unique.name("Heard"), words);
            type(marcus, "#note", Unique.name("Callnote"), words);
            marcus.see("#save-open").click();
            assertThat(marcus.see("#name")).containsText(words.get(1));
            type(marcus, "[id='composer:note']", Unique.name("Leadnote"), words);
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("#timeline", words.get(words.size() - 1))).isVisible();
            for (String fact : List.of("summary", "adverse-party", "source-said", "family-name")) {
                String word = Unique.name("Fact");
                LeadsIT.write(marcus, fact, word);
                words.add(word);
            }
            takeDown(marcus, words);
            search(marcus, words);
            bring(marcus, words);
        }
        return words;
    }

    /** An inquiry that becomes a lead. */
    private static void takeDown(Person person, List<String> words) {
        person.open("/inquiries/new");
        type(person, "#givenName", Unique.name("Wrote"), words);
        type(person, "#familyName", Unique.name("Inquiry"), words);
        type(person, "#phone", Unique.phone(), words);
        String address = Unique.name("address");
        person.see("#email").fill(address + "@example.com");
        words.add(address);
        type(person, "#message", Unique.name("Message"), words);
        person.see("#save").click();
        assertThat(person.see("#words")).containsText(words.get(words.size() - 1));
        person.see("#convert").click();
        assertThat(person.see("#done-lead")).isVisible();
    }

    private static void type(Person person, String field, String word, List<String> words) {
        person.see(field).fill(word);
        words.add(word);
    }

    /** What is searched for is personal too: it must stand neither in an address that is logged nor in the audit trail in the open. */
    private static void search(Person person, List<String> words) {
        String word = Unique.name("Sought");
        person.open("/leads/list");
        person.see("[id='find:text']").fill(word);
        person.see("[id='find:go']").click();
        assertThat(person.see(".lf-empty")).isVisible();
        words.add(word);
    }

    private static void bring(Person person, List<String> words) throws IOException {
        String name = Unique.name("Imported");
        String note = Unique.name("Importnote");
        String mark = Unique.name("CNR");
        Path file = CallFile.made(mark, 3);
        Files.writeString(file, Files.readString(file).replace("CALLER A", name).replace("note 0", note));
        Import.of(person, file).check().start().until("DONE");
        words.add(name);
        words.add(note);
    }
}
