package legal.leadflow.intake;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Three ways: what somebody saw when they began, what stands there now, what they want. Pure, so that it can be tried without a database.
 *
 * @param wanted  what is to be written: their changes that nobody else touched
 * @param clashes facts that both changed, to different values: nobody may decide that but a person
 * @param others  facts that only others changed meanwhile; they stay
 */
record FactMerge(Map<Fact, String> wanted, Set<Fact> clashes, Set<Fact> others) {

    /**
     * @param seen   all facts as they stood when the person began
     * @param stands all facts as they stand now
     * @param yours  the facts the person wrote, whether changed or not
     */
    static FactMerge of(Facts seen, Facts stands, Map<Fact, String> yours) {
        FactMerge merge = new FactMerge(new EnumMap<>(Fact.class), EnumSet.noneOf(Fact.class), EnumSet.noneOf(Fact.class));
        for (Fact fact : stands.values().keySet()) {
            boolean mine = yours.containsKey(fact) && !Objects.equals(yours.get(fact), seen.get(fact));
            boolean theirs = seen.has(fact) && !stands.same(fact, seen);
            if (mine && theirs && !Objects.equals(yours.get(fact), stands.get(fact))) {
                merge.clashes.add(fact);
            } else if (mine && !theirs) {
                merge.wanted.put(fact, yours.get(fact));
            } else if (theirs && !mine) {
                merge.others.add(fact);
            }
        }
        return merge;
    }

    @Override
    public String toString() {
        return "wanted " + wanted.keySet() + ", clashes " + clashes + ", others " + others;
    }
}
