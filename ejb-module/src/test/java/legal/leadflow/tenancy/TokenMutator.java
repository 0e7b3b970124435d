package legal.leadflow.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import legal.leadflow.crypto.Secrets;

/** Makes context tokens that must not be accepted in a connection's running transaction, each differently, out of ones that would be or once were. */
public final class TokenMutator {
    /** A token, and what was done to it. */
    public record Forgery(String kind, String token) {
    }

    private interface Kind {
        Forgery of(TestTokens mine) throws SQLException;
    }

    private final Random random;
    private final UUID other;
    private final List<String> ended;
    private final List<String> elsewhere;
    private final ContextKeys withdrawn;
    private final int withdrawnKid;
    private final List<Kind> kinds;

    /**
     * @param random    decides
     * @param other     another firm that is there
     * @param ended     true tokens of this very backend whose transactions have ended
     * @param elsewhere true tokens of other backends whose transactions go on
     * @param withdrawn a key that the database knows and that has expired there
     * @param kid       its number
     */
    public TokenMutator(Random random, UUID other, List<String> ended, List<String> elsewhere, byte[] withdrawn, int kid) {
        this.random = random;
        this.other = other;
        this.ended = ended;
        this.elsewhere = elsewhere;
        this.withdrawn = new ContextKeys(Secrets.of(Map.of(Secrets.CONTEXT_PREFIX + kid, withdrawn)));
        this.withdrawnKid = kid;
        this.kinds = List.of(this::bitFlipped, this::bitFlipped, this::bitFlipped, this::characterChanged, this::truncated, this::beginningGone, this::lengthened, this::swapped, this::fieldsExchanged, this::fieldChanged,
                this::anothersFirm, this::foreignKey, this::expired, this::anotherBackend, this::anotherTransaction, this::replayed, this::carriedOver, this::oldKey, this::glued, this::mandate, this::twice);
    }

    /** The next one, for the transaction that runs on {@code connection}. */
    public Forgery next(Connection connection, UUID firm) throws SQLException {
        return next(TestTokens.of(connection, firm));
    }

    /** The next one, made of {@code mine}. */
    public Forgery next(TestTokens mine) throws SQLException {
        Forgery forgery = kinds.get(random.nextInt(kinds.size())).of(mine);
        return forgery.token().equals(mine.signed()) ? next(mine) : forgery;
    }

    private Forgery bitFlipped(TestTokens mine) {
        StringBuilder token = new StringBuilder(mine.signed());
        int at = random.nextInt(token.length());
        int bit = random.nextInt(7);
        char flipped = (char) (token.charAt(at) ^ 1 << bit);
        token.setCharAt(at, flipped == 0 ? '\u007f' : flipped);
        return new Forgery("bit " + bit + " of character " + at + " flipped", token.toString());
    }

    private Forgery characterChanged(TestTokens mine) {
        StringBuilder token = new StringBuilder(mine.signed());
        int at = random.nextInt(token.length());
        token.setCharAt(at, "0123456789abcdefABCDEF|- +.\u0661\u00a0\u200b".charAt(random.nextInt(30)));
        return new Forgery("character " + at + " changed", token.toString());
    }

    private Forgery truncated(TestTokens mine) {
        int length = random.nextInt(mine.signed().length());
        return new Forgery("cut to " + length, mine.signed().substring(0, length));
    }

    private Forgery beginningGone(TestTokens mine) {
        int from = 1 + random.nextInt(mine.signed().length() - 1);
        return new Forgery("without its first " + from, mine.signed().substring(from));
    }

    private Forgery lengthened(TestTokens mine) {
        StringBuilder token = new StringBuilder(mine.signed());
        int at = random.nextInt(token.length() + 1);
        token.insert(at, "0123456789abcdef|- +\n\t".charAt(random.nextInt(22)));
        return new Forgery("one more at " + at, token.toString());
    }

    private Forgery swapped(TestTokens mine) {
        StringBuilder token = new StringBuilder(mine.signed());
        int at = random.nextInt(token.length() - 1);
        char first = token.charAt(at);
        token.setCharAt(at, token.charAt(at + 1));
        token.setCharAt(at + 1, first);
        return new Forgery("two exchanged at " + at, token.toString());
    }

    private Forgery fieldsExchanged(TestTokens mine) {
        String[] fields = mine.signed().split("\\|", -1);
        int one = random.nextInt(9);
        int two = random.nextInt(9);
        String first = fields[one];
        fields[one] = fields[two];
        fields[two] = first;
        return new Forgery("fields " + one + " and " + two + " exchanged", String.join("|", fields));
    }

    private Forgery fieldChanged(TestTokens mine) {
        String[] fields = mine.signed().split("\\|", -1);
        int field = random.nextInt(8);
        fields[field] = switch (field) {
            case 1, 2 -> UUID.randomUUID().toString();
            case 3 -> String.valueOf(random.nextInt(65_536));
            case 4 -> UUID.randomUUID().toString();
            default -> String.valueOf(Long.parseLong(fields[field]) + 1 + random.nextInt(100_000));
        };
        return new Forgery("field " + field + " changed", String.join("|", fields));
    }

    private Forgery anothersFirm(TestTokens mine) {
        String signed = mine.signed();
        return new Forgery("another's firm", mine.withFirm(other).text() + signed.substring(signed.length() - 65));
    }

    private Forgery foreignKey(TestTokens mine) {
        byte[] key = new byte[random.nextInt(4) == 0 ? 1 : 32];
        if (random.nextBoolean()) {
            random.nextBytes(key);
        }
        return new Forgery("signed with another key", mine.withFirm(other).forged(key));
    }

    private Forgery expired(TestTokens mine) {
        long ago = 1 + (long) (random.nextDouble() * random.nextDouble() * 100_000_000);
        return new Forgery("expired " + ago + " s ago", mine.withExpires(Instant.now().getEpochSecond() - ago).signed());
    }

    private Forgery anotherBackend(TestTokens mine) {
        long away = (1 + random.nextInt(100_000)) * (random.nextBoolean() ? 1 : -1);
        return new Forgery("of a backend " + away + " away", mine.withPid(String.valueOf(Long.parseLong(mine.pid()) + away)).signed());
    }

    private Forgery anotherTransaction(TestTokens mine) {
        long away = (1 + random.nextInt(10_000_000)) * (random.nextBoolean() ? 1L : -1L);
        return new Forgery("of a transaction " + away + " us away", mine.withXact(String.valueOf(Long.parseLong(mine.xact()) + away)).signed());
    }

    private Forgery replayed(TestTokens mine) {
        return new Forgery("of a transaction that has ended", ended.get(random.nextInt(ended.size())));
    }

    private Forgery carriedOver(TestTokens mine) {
        return new Forgery("of a transaction of another session", elsewhere.get(random.nextInt(elsewhere.size())));
    }

    private Forgery oldKey(TestTokens mine) {
        String text = mine.withKid(String.valueOf(withdrawnKid)).text();
        return new Forgery("signed with a key that was withdrawn", text + "|" + withdrawn.sign(text));
    }

    private Forgery glued(TestTokens mine) {
        String past = ended.get(random.nextInt(ended.size()));
        return new Forgery("the text of one, the signature of another", mine.text() + past.substring(past.length() - 65));
    }

    private Forgery mandate(TestTokens mine) {
        return new Forgery("signed as a job's mandate is", mine.mandated());
    }

    private Forgery twice(TestTokens mine) {
        Forgery once = bitFlipped(mine);
        String token = once.token();
        int at = random.nextInt(token.length());
        return new Forgery(once.kind() + ", and a byte at " + at + " doubled", token.substring(0, at) + token.charAt(at) + token.substring(at));
    }
}
