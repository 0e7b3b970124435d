package legal.leadflow.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.Newcomer;
import legal.leadflow.parties.PartyBatch;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/** The people behind the numbers: known ones by their number, others taken in. A dry run takes nobody in and gives made-up ids. */
final class People {
    private final Ground ground;
    private final PartyBatch parties;

    People(Ground ground) {
        this.ground = ground;
        this.parties = new PartyBatch(ground.connection(), ground.firm(), ground.cipher(), ground.index());
    }

    /** Who was met, and how many of them for the first time. */
    record Met(Map<String, UUID> byNumber, List<UUID> fresh) {
        @Override
        public String toString() {
            return byNumber.size() + " people";
        }
    }

    /** Of each number in {@code calls} its person. Where rows name a person differently, their own spelling goes before one in capitals. */
    Met meet(Collection<CallState> calls, boolean dry) throws SQLException {
        Map<String, CallValues> wanted = new LinkedHashMap<>();
        for (CallState call : calls) {
            if (call.values.number() != null) {
                wanted.merge(call.values.number(), call.values, People::betterNamed);
            }
        }
        Map<String, UUID> byNumber = new HashMap<>();
        parties.withPhones(wanted.keySet().stream().map(Phone::new).toList()).forEach((phone, party) -> byNumber.put(phone.e164(), party));
        List<Newcomer> newcomers = new ArrayList<>();
        wanted.forEach((number, values) -> {
            if (!byNumber.containsKey(number)) {
                UUID id = dry ? UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)) : Uuids.next();
                newcomers.add(new Newcomer(id, PersonName.of(values.name()), speaks(values), new Phone(number)));
                byNumber.put(number, id);
            }
        });
        if (!dry && !newcomers.isEmpty()) {
            parties.add(newcomers, ground.person(), ground.run());
            newcomers.forEach(newcomer -> ground.trail().created("party", newcomer.id()));
        }
        return new Met(byNumber, newcomers.stream().map(Newcomer::id).toList());
    }

    private static CallValues betterNamed(CallValues one, CallValues other) {
        return rank(other.name()) > rank(one.name()) ? other : one;
    }

    private static int rank(String name) {
        PartyName read = PersonName.of(name);
        return read.shown().isEmpty() ? 0 : PersonName.normal(name).equals(name) ? 2 : 1;
    }

    private static Speaks speaks(CallValues values) {
        boolean spanish = values.tags() != null && values.tags().toLowerCase(java.util.Locale.ROOT).contains("spanish");
        return spanish ? Speaks.ES : Speaks.UNKNOWN;
    }
}
