package legal.leadflow.journeys;

/** A person's keyboard, which counts the keys that are not content: what a page makes people press besides typing. */
final class Keyboard {
    private final Person person;
    private int structural;

    Keyboard(Person person) {
        this.person = person;
    }

    /** Types what is known: content. */
    Keyboard type(String text) {
        person.page().keyboard().type(text);
        return this;
    }

    /** Presses a key or a chord, which counts as one. */
    Keyboard press(String chord) {
        person.page().keyboard().press(chord);
        structural++;
        return this;
    }

    int structural() {
        return structural;
    }
}
