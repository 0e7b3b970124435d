package legal.leadflow.tenancy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a context may do in the database. The bits are those of {@code ctx.bit} in V0130; each table's policy names one. */
public enum Right {
    /** The firm's own row, its offices and practice areas. */
    FIRM(1),
    /** The call log. */
    CALLS(2),
    /** Change people: names and contacts. */
    PARTIES(4),
    /** A lead without its story. */
    LEADS(8),
    /** A lead's story: notes, incident, adverse party. */
    NARRATIVE(16),
    MATTERS(32),
    /** Expected fees. */
    MONEY(64),
    CAMPAIGNS(128),
    CAMPAIGNS_EDIT(256),
    IMPORTS(512),
    /** Read the audit trail. */
    AUDIT(1024),
    /** Read values of case content in the audit trail. */
    AUDIT_CASE(2048),
    /** The firm's users and settings. */
    PEOPLE(4096),
    /** Names of colleagues. */
    STAFF(8192),
    PARTIES_READ(16384),
    /** Seal the audit trail; no role has it, only the sealer's context. */
    SEAL(32768),
    /** Seal every value anew with the firm's newest key; no role has it, it is lent to the platform's administrators for that work. */
    KEYS(65536),
    /** Take an import back; no role has it, it is lent to that job. */
    UNDO(131072),
    /** Erase values and addresses of the audit trail; no role has it, it is lent to an erasure's call. */
    ERASE(262144);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    /** All bits of {@code rights} in one number. */
    public static int bits(Collection<Right> rights) {
        return rights.stream().mapToInt(Right::bit).reduce(0, (a, b) -> a | b);
    }

    /** The rights whose bits are set. */
    public static Set<Right> of(int bits) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : values()) {
            if ((bits & right.bit) != 0) {
                rights.add(right);
            }
        }
        return rights;
    }
}
