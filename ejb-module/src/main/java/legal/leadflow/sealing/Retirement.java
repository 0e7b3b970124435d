package legal.leadflow.sealing;

import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The signed statement that a firm's entries of a month were retired: taken out of the trail on purpose, because the installation keeps them no longer.
 * Seals stay. Of each seal between the first and the last that the month touched, all entries were retired, or those that {@code parts} counts.
 *
 * @param from  the month's beginning, in microseconds since 1970
 * @param until its end, not with it
 * @param first number of the first seal that held an entry of the month
 * @param last  number of the last
 * @param entries how many were retired
 * @param parts by seal, how many of it, where others stay
 */
public record Retirement(UUID firm, long from, long until, long first, long last, long entries, Map<Long, Integer> parts, long at, int kid, byte[] signature) {
    /** What is signed. */
    public String unsigned() {
        String counts = parts.entrySet().stream().map(part -> part.getKey() + ":" + part.getValue()).collect(Collectors.joining(","));
        return Lines.line("R1", firm, from, until, first, last, entries, counts, at, kid);
    }

    /** As the file of heads and an export hold it. */
    public String line() {
        return unsigned() + "|" + Base64.getEncoder().encodeToString(signature);
    }

    /** @throws IllegalArgumentException when the line is no retirement */
    public static Retirement parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 11 || !parts[0].equals("R1")) {
            throw new IllegalArgumentException("no retirement");
        }
        Map<Long, Integer> counts = new TreeMap<>();
        for (String count : parts[7].isEmpty() ? new String[0] : parts[7].split(",")) {
            String[] pair = count.split(":");
            counts.put(Long.valueOf(pair[0]), Integer.valueOf(pair[1]));
        }
        return new Retirement(UUID.fromString(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]), Long.parseLong(parts[5]),
                Long.parseLong(parts[6]), counts, Long.parseLong(parts[8]), Integer.parseInt(parts[9]), Signed.whole(parts[10]));
    }

    boolean isSignedBy(Collection<PublicKey> keys) {
        return Signed.by(keys, unsigned(), signature);
    }

    /** @param before how many of the seal's entries earlier months took */
    int of(Seal seal, int before) {
        if (seal.number() < first || seal.number() > last) {
            return 0;
        }
        return parts.getOrDefault(seal.number(), seal.entries() - before);
    }
}
