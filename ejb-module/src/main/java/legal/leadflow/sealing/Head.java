package legal.leadflow.sealing;

import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;

/**
 * What leaves the database after each seal: the newest seal of a firm, signed. Rows and seals that are removed together cannot be missed from inside.
 *
 * @param hash      of the seal
 * @param total     entries sealed so far
 * @param kid       the number of the signing key
 * @param signature Ed25519 (RFC 8032) over the line without it
 */
public record Head(UUID firm, long number, byte[] hash, long total, long at, int kid, byte[] signature) {
    /** What is signed. */
    public static String unsigned(Seal seal, int kid) {
        return Lines.line("H1", seal.firm(), seal.number(), Lines.hex(seal.hash()), seal.total(), seal.at(), kid);
    }

    /** One line of the file of heads. */
    public static String line(String unsigned, byte[] signature) {
        return unsigned + "|" + Base64.getEncoder().encodeToString(signature);
    }

    /** @throws IllegalArgumentException when the line is no head */
    public static Head parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 8 || !parts[0].equals("H1")) {
            throw new IllegalArgumentException("no head");
        }
        return new Head(UUID.fromString(parts[1]), Long.parseLong(parts[2]), Lines.bytes(parts[3]), Long.parseLong(parts[4]), Long.parseLong(parts[5]),
                Integer.parseInt(parts[6]), Signed.whole(parts[7]));
    }

    /** Whether whoever holds one of the keys signed exactly this. */
    public boolean isSignedBy(Collection<PublicKey> keys) {
        return Signed.by(keys, Lines.line("H1", firm, number, Lines.hex(hash), total, at, kid), signature);
    }
}
