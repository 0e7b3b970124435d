package legal.leadflow.parties;

import legal.leadflow.kernel.PlainText;

/**
 * What is to be changed about a party.
 *
 * @param given      null takes the given name away, if {@code givenTold}
 * @param givenTold  whether the given name is to be changed
 * @param family     null takes the family name away, if {@code familyTold}
 * @param familyTold whether the family name is to be changed
 * @param speaks     null leaves it as it is
 */
public record PartyChange(@PlainText(max = PartyName.MAX) String given, boolean givenTold, @PlainText(max = PartyName.MAX) String family, boolean familyTold,
        Speaks speaks) {
    PartyName of(PartyName known) {
        return new PartyName(givenTold ? given : known.given(), familyTold ? family : known.family());
    }

    @Override
    public String toString() {
        return "PartyChange";
    }
}
