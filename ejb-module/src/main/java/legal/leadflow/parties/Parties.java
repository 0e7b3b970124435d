package legal.leadflow.parties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;

/** The firm's parties for other rooms: inside the caller's transaction, firm context and audited call. */
@ApplicationScoped
public class Parties {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject BlindIndex index;
    @Inject PartyTokens tokens;
    @Inject PartyLines written;
    @Inject FirmQueries queries;

    /** @throws UnknownParty when the firm has none of that id */
    public void need(UUID party) {
        if (queries.list(UUID.class, "select p.id from Party p where p.firmId = :firm and p.id = :party", Map.of("party", party)).isEmpty()) {
            throw new UnknownParty(party);
        }
    }

    /** Takes a new party in. */
    public UUID register(NewParty told) {
        return register(List.of(told)).get(0);
    }

    /** Takes new parties in, with few statements for many; ids in the same order. */
    public List<UUID> register(List<NewParty> told) {
        UUID firm = firm();
        Map<UUID, PartyName> names = new LinkedHashMap<>();
        for (NewParty one : told) {
            Party party = new Party(one);
            PartyName name = new PartyName(one.givenName(), one.familyName());
            party.name(name, null, cipher, firm);
            em.persist(party);
            one.phones().forEach(phone -> em.persist(new PartyPhone(firm, party.getId(), phone, cipher, index)));
            one.emails().forEach(email -> em.persist(new PartyEmail(firm, party.getId(), email, cipher, index)));
            names.put(party.getId(), name);
        }
        em.flush(); // the tokens refer to the parties, and Hibernate does not know of them
        tokens.add(firm, names);
        return List.copyOf(names.keySet());
    }

    /** Changes a party's name; the same name changes nothing. */
    public void rename(UUID party, PartyName now) {
        Party known = party(party);
        PartyName before = known.name(cipher);
        if (!now.equals(before)) {
            known.name(now, before, cipher, firm());
            tokens.replace(firm(), party, now);
        }
    }

    public void speaks(UUID party, Speaks language) {
        party(party).speaks(language);
    }

    /** Gives a party one more number; one that it has already changes nothing. */
    public void addPhone(UUID party, Phone phone) {
        if (!withPhone(phone).contains(party)) {
            em.persist(new PartyPhone(firm(), party, phone, cipher, index));
        }
    }

    /** Gives a party one more e-mail address; one that it has already changes nothing. */
    public void addEmail(UUID party, String written) {
        if (!withEmail(written).contains(party)) {
            em.persist(new PartyEmail(firm(), party, written, cipher, index));
        }
    }

    /** Corrects one of a party's numbers; without {@code before}, or when the party has no such number, {@code now} is added. */
    public void changePhone(UUID party, Phone before, Phone now) {
        PartyPhone known = before == null ? null : em.createQuery("select p from PartyPhone p where p.partyId = :party and p.numberIndex = :index", PartyPhone.class)
                .setParameter("party", party).setParameter("index", PhoneIndex.WHOLE.of(index, firm(), before.e164())).getResultStream().findFirst().orElse(null);
        if (known == null) {
            addPhone(party, now);
        } else {
            known.correct(firm(), now, cipher, index);
        }
    }

    /** Parties with exactly this number, newest first. */
    public List<UUID> withPhone(Phone phone) {
        return em.createQuery("select distinct p.partyId from PartyPhone p where p.numberIndex = :index order by p.partyId desc", UUID.class)
                .setParameter("index", PhoneIndex.WHOLE.of(index, firm(), phone.e164())).getResultList();
    }

    /** Parties with exactly this e-mail address, newest first. */
    public List<UUID> withEmail(String email) {
        return em.createQuery("select distinct e.partyId from PartyEmail e where e.emailIndex = :index order by e.partyId desc", UUID.class)
                .setParameter("index", PartyEmail.index(index, firm(), email)).getResultList();
    }

    /** Parties whose names have all words typed, as spelled or as they sound; newest first. */
    public List<UUID> named(String typed, int limit) {
        return tokens.named(firm(), typed, limit);
    }

    /** The blind index of a whole number, as every table has it. */
    public byte[] index(Phone phone) {
        return PhoneIndex.WHOLE.of(index, firm(), phone.e164());
    }

    /**
     * A party as a line of a list tells of it.
     *
     * @param name  as shown; empty where nothing is known
     * @param phone its oldest number, or null
     */
    public record Line(String name, Phone phone) {
        @Override
        public String toString() {
            return "line";
        }
    }

    /** Name and oldest number of each party, by id, as they stand in the database: what this transaction changed and has not sent yet is not seen. An id that is not the firm's has no entry. */
    public Map<UUID, Line> lines(Collection<UUID> parties) {
        Map<UUID, Line> lines = new HashMap<>();
        if (!parties.isEmpty()) {
            UUID firm = firm();
            written.of(parties).forEach(row -> lines.computeIfAbsent((UUID) row[0], id -> new Line(name(firm, row).shown(), phone(firm, row, 3))));
        }
        return lines;
    }

    private List<Object[]> withContacts(UUID party) {
        return queries.list(Object[].class, "select p, n, e from Party p left join PartyPhone n on n.partyId = p.id and n.firmId = :firm left join PartyEmail e on e.partyId = p.id"
                + " and e.firmId = :firm where p.firmId = :firm and p.id = :party order by n.id, e.id", Map.of("party", party));
    }

    void warmUp(@Observes WarmingUp start) {
        withContacts(Uuids.next());
    }

    private Phone phone(UUID firm, Object[] row, int id) {
        return row[id] == null ? null : new Phone(cipher.open(firm, PartyPhone.NUMBER, (UUID) row[id], (byte[]) row[id + 1]));
    }

    /** Names as shown, by id; empty where nothing is known. An id that is not the firm's has no entry. */
    public Map<UUID, String> names(Collection<UUID> parties) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (!parties.isEmpty()) {
            UUID firm = firm();
            em.createQuery("select p.id, p.givenName, p.familyName from Party p where p.id in :ids", Object[].class).setParameter("ids", parties)
                    .getResultStream().forEach(row -> names.put((UUID) row[0], name(firm, row).shown()));
        }
        return names;
    }

    /** A party's numbers, oldest first. */
    public List<Phone> phones(UUID party) {
        return phonesOf(party).stream().map(phone -> phone.phone(cipher)).toList();
    }

    private List<PartyPhone> phonesOf(UUID party) {
        return em.createQuery("select p from PartyPhone p where p.partyId = :party order by p.id", PartyPhone.class).setParameter("party", party).getResultList();
    }

    /** A party's e-mail addresses, oldest first. */
    public List<String> emails(UUID party) {
        return emailsOf(party).stream().map(email -> email.email(cipher)).toList();
    }

    private List<PartyEmail> emailsOf(UUID party) {
        return em.createQuery("select e from PartyEmail e where e.partyId = :party order by e.id", PartyEmail.class).setParameter("party", party).getResultList();
    }

    /**
     * One party with all its contacts.
     *
     * @throws UnknownParty when the firm has none of that id
     */
    public PartyDetails details(UUID party) {
        // in one journey: a party has few contacts, so that each number beside each address is a row or two
        Set<PartyPhone> phones = new LinkedHashSet<>();
        Set<PartyEmail> emails = new LinkedHashSet<>();
        Party known = null;
        for (Object[] row : withContacts(party)) {
            known = (Party) row[0];
            if (row[1] != null) {
                phones.add((PartyPhone) row[1]);
            }
            if (row[2] != null) {
                emails.add((PartyEmail) row[2]);
            }
        }
        if (known == null) {
            throw new UnknownParty(party);
        }
        return details(known, List.copyOf(phones), List.copyOf(emails));
    }

    /** Parties with all their contacts, newest first: {@code limit} of those before an id, which may be null. */
    List<PartyDetails> page(UUID before, int limit) {
        var query = em.createQuery("select p from Party p" + (before == null ? "" : " where p.id < :before") + " order by p.id desc", Party.class).setMaxResults(limit);
        List<Party> found = (before == null ? query : query.setParameter("before", before)).getResultList();
        List<UUID> ids = found.stream().map(Party::getId).toList();
        Map<UUID, List<PartyPhone>> phones = contacts("PartyPhone", PartyPhone.class, PartyPhone::partyId, ids);
        Map<UUID, List<PartyEmail>> emails = contacts("PartyEmail", PartyEmail.class, PartyEmail::partyId, ids);
        return found.stream().map(party -> details(party, phones.getOrDefault(party.getId(), List.of()), emails.getOrDefault(party.getId(), List.of()))).toList();
    }

    private <T> Map<UUID, List<T>> contacts(String entity, Class<T> type, Function<T, UUID> of, List<UUID> parties) {
        return parties.isEmpty() ? Map.of() : em.createQuery("select c from " + entity + " c where c.partyId in :ids order by c.id", type).setParameter("ids", parties)
                .getResultStream().collect(Collectors.groupingBy(of));
    }

    private PartyDetails details(Party known, List<PartyPhone> phones, List<PartyEmail> emails) {
        return new PartyDetails(known.getId(), tag(known, phones, emails), known.kind(), known.name(cipher), known.speaks(), known.doNotContact(),
                phones.stream().map(phone -> phone.phone(cipher)).toList(), emails.stream().map(email -> email.email(cipher)).toList(), known.getCreatedAt());
    }

    private static String tag(Party party, List<PartyPhone> phones, List<PartyEmail> emails) {
        long contacts = Stream.concat(phones.stream(), emails.stream()).mapToLong(contact -> contact.getVersion() + 1L).sum();
        return party.getVersion() + "." + contacts;
    }

    /**
     * People whose number resembles what was typed so far: the same number, then the same last seven, then the same last four digits.
     *
     * @param typed a number or its last digits, at least four, as people write it
     * @return at most {@code limit}, each person once with the strongest reason, newest first within a reason
     */
    public List<PhoneMatch> match(String typed, int limit) {
        Map<UUID, PhoneMatch> found = new LinkedHashMap<>();
        TypedNumber number = TypedNumber.of(typed);
        number.whole().ifPresent(phone -> match(found, MatchReason.SAME_NUMBER, "numberIndex", PhoneIndex.WHOLE.of(index, firm(), phone.e164()), limit));
        number.last(7).ifPresent(digits -> match(found, MatchReason.SAME_LAST_7, "last7Index", PhoneIndex.LAST_7.of(index, firm(), digits), limit));
        number.last(4).ifPresent(digits -> match(found, MatchReason.SAME_LAST_4, "last4Index", PhoneIndex.LAST_4.of(index, firm(), digits), limit));
        return new ArrayList<>(found.values());
    }

    private void match(Map<UUID, PhoneMatch> found, MatchReason reason, String field, byte[] wanted, int limit) {
        if (found.size() >= limit) {
            return;
        }
        UUID firm = firm();
        queries.list(Object[].class, "select p.id, p.givenName, p.familyName, p.createdAt, n.id, n.number from PartyPhone n join Party p on p.id = n.partyId"
                + " where n.firmId = :firm and p.firmId = :firm and n." + field + " = :wanted order by p.id desc", Map.of("wanted", wanted), limit + found.size()).stream()
                .filter(row -> found.size() < limit)
                .forEach(row -> found.putIfAbsent((UUID) row[0], new PhoneMatch((UUID) row[0], name(firm, row).shown(),
                        phone(firm, row, 4), reason, (Instant) row[3])));
    }

    private PartyName name(UUID firm, Object[] row) {
        return new PartyName(cipher.open(firm, Party.GIVEN, (UUID) row[0], (byte[]) row[1]), cipher.open(firm, Party.FAMILY, (UUID) row[0], (byte[]) row[2]));
    }

    private Party party(UUID id) {
        Party party = em.find(Party.class, id);
        if (party == null) {
            throw new UnknownParty(id);
        }
        return party;
    }

    private UUID firm() {
        return caller.get().firm();
    }
}
