package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.MatchReason;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PhoneMatch;

/** From whom an inquiry may be, and which other inquiry says the same, each with the reason why. */
@ApplicationScoped
class InquiryMatches {
    private static final int PEOPLE = 6;
    private static final int TWINS = 6;
    /** Names are sealed, so that they are compared one by one, of those that came last. */
    private static final int NAMES = 50;
    private static final Parties.Line NOBODY = new Parties.Line("", null);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;
    @Inject Parties parties;
    @Inject Leads leads;

    /** People with its number, address or name, the likeliest first; {@value #PEOPLE} at most. */
    List<InquiryMatch> people(Inquiry inquiry) {
        Map<UUID, Set<Likeness>> found = new LinkedHashMap<>();
        Phone phone = inquiry.phone(cipher);
        String email = inquiry.email(cipher);
        String name = inquiry.name(cipher).shown();
        List<PhoneMatch> numbers = phone == null ? List.of() : parties.match(phone.e164(), PEOPLE);
        add(found, Likeness.SAME_NUMBER, of(numbers, MatchReason.SAME_NUMBER));
        add(found, Likeness.SAME_EMAIL, email == null ? List.of() : parties.withEmail(email));
        add(found, Likeness.SAME_LAST_7, of(numbers, MatchReason.SAME_LAST_7));
        add(found, Likeness.SAME_NAME, name.isEmpty() ? List.of() : parties.named(name, PEOPLE));
        List<UUID> likeliest = found.keySet().stream().limit(PEOPLE).toList();
        Map<UUID, Parties.Line> lines = parties.lines(likeliest);
        return likeliest.stream().map(party -> {
            Parties.Line line = lines.getOrDefault(party, NOBODY);
            return new InquiryMatch(party, line.name(), line.phone(), List.copyOf(found.get(party)), leads.openLeadsOf(party));
        }).toList();
    }

    private static List<UUID> of(List<PhoneMatch> numbers, MatchReason reason) {
        return numbers.stream().filter(match -> match.reason() == reason).map(PhoneMatch::party).toList();
    }

    /** Other inquiries with its number or address, and those that wait with its name; no duplicates of others; {@value #TWINS} at most. */
    List<InquiryTwin> twins(Inquiry inquiry) {
        Map<UUID, Set<Likeness>> found = new LinkedHashMap<>();
        Map<UUID, Inquiry> others = new LinkedHashMap<>();
        add(found, Likeness.SAME_NUMBER, keep(others, with("phoneIndex", inquiry.phoneIndex(), inquiry)));
        add(found, Likeness.SAME_EMAIL, keep(others, with("emailIndex", inquiry.emailIndex(), inquiry)));
        String name = plain(inquiry);
        add(found, Likeness.SAME_NAME, name.isEmpty() ? List.of() : keep(others, lastWaiting(inquiry).filter(other -> plain(other).equals(name))));
        return found.entrySet().stream().limit(TWINS).map(one -> {
            Inquiry other = others.get(one.getKey());
            return new InquiryTwin(other.getId(), other.name(cipher).shown(), other.channel(), other.getState(), other.receivedAt(), List.copyOf(one.getValue()));
        }).toList();
    }

    private Stream<Inquiry> with(String field, byte[] index, Inquiry inquiry) {
        return index == null ? Stream.empty() : em.createQuery("select i from Inquiry i where i." + field + " = :index and i.id <> :id and i.state <> :duplicate"
                + " order by i.receivedAt desc, i.id desc", Inquiry.class).setParameter("index", index).setParameter("id", inquiry.getId())
                .setParameter("duplicate", InquiryState.DUPLICATE).setMaxResults(TWINS).getResultStream();
    }

    private Stream<Inquiry> lastWaiting(Inquiry inquiry) {
        return em.createQuery("select i from Inquiry i where i.state = legal.leadflow.intake.InquiryState.RECEIVED and i.id <> :id order by i.receivedAt desc, i.id desc", Inquiry.class)
                .setParameter("id", inquiry.getId()).setMaxResults(NAMES).getResultStream();
    }

    private String plain(Inquiry inquiry) {
        return inquiry.name(cipher).shown().toLowerCase(Locale.ROOT);
    }

    private static List<UUID> keep(Map<UUID, Inquiry> others, Stream<Inquiry> found) {
        return found.map(other -> {
            others.put(other.getId(), other);
            return other.getId();
        }).toList();
    }

    private static void add(Map<UUID, Set<Likeness>> found, Likeness why, Collection<UUID> ids) {
        ids.forEach(id -> found.computeIfAbsent(id, one -> EnumSet.noneOf(Likeness.class)).add(why));
    }
}
