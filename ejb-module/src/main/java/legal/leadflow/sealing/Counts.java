package legal.leadflow.sealing;

import java.io.Serializable;

/**
 * What a verification has looked at.
 *
 * @param entries   that were there
 * @param retired   entries that are gone, as signed statements say
 * @param values    erased
 * @param addresses erased
 * @param signed    up to which seal there is a signed head, known at the end; 0 for none
 * @param findings  how many, also those that are not told one by one
 * @param last      number of the last seal; 0 before the first
 * @param head      its hash in hex
 */
public record Counts(long seals, long entries, long retired, long values, long addresses, long signed, long findings, long last, String head) implements Serializable {
}
