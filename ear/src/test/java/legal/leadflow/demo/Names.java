package legal.leadflow.demo;

import java.util.Random;
import legal.leadflow.parties.PartyName;

/** Invented names for whoever loads people outside the demo. */
public final class Names {
    private static final double SPANISH_PERCENT = 34;

    private Names() {
    }

    /** A name as people of the demo have it. */
    public static PartyName any(Random random) {
        Invented.Person person = new Invented(new Chance(random.nextLong()), java.util.List.of()).person(SPANISH_PERCENT);
        return new PartyName(person.given(), person.family());
    }
}
