package legal.leadflow.attack;

import java.util.List;

/**
 * One kind of attempt to read, change or notice another firm's row by SQL.
 *
 * @param name       what is tried
 * @param statements run one after the other; {@code {lead}}, {@code {number}} and so on stand for what the attacker knows of the other firm's row,
 *                   {@code {mine}}, {@code {mylead}} and so on for what is the attacker's
 */
record Attempt(String name, List<String> statements) {
    static Attempt of(String name, String... statements) {
        return new Attempt(name, List.of(statements));
    }

    @Override
    public String toString() {
        return name;
    }
}
