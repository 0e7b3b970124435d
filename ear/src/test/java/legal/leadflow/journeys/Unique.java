package legal.leadflow.journeys;

import java.security.SecureRandom;

/** Names and numbers that nobody in the system has yet. */
public final class Unique {
    private static final SecureRandom DICE = new SecureRandom();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Unique() {
    }

    /** A name that begins with {@code start} and is like no other. */
    public static String name(String start) {
        StringBuilder name = new StringBuilder(start);
        DICE.ints(9, 0, LETTERS.length()).forEach(i -> name.append(LETTERS.charAt(i)));
        return name.toString();
    }

    /** Ten digits of an American number. */
    public static String phone() {
        return "832" + (200 + DICE.nextInt(700)) + (1000 + DICE.nextInt(8999));
    }

    /** As pages show it, {@code (832) 555-0142}. */
    public static String shown(String digits) {
        return "(" + digits.substring(0, 3) + ") " + digits.substring(3, 6) + "-" + digits.substring(6);
    }
}
