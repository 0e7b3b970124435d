package legal.leadflow.parties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import org.hibernate.Session;

/** The keyed tokens of names: a side table without ids, written and asked by SQL. */
@ApplicationScoped
class PartyTokens {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject BlindIndex index;

    /** Stores the tokens of parties that are in the database already. */
    void add(UUID firm, Map<UUID, PartyName> names) {
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into party_token (firm_id, token, party_id) values (?, ?, ?) on conflict do nothing")) {
                for (Map.Entry<UUID, PartyName> party : names.entrySet()) {
                    for (String token : NameTokens.of(party.getValue())) {
                        insert.setObject(1, firm);
                        insert.setBytes(2, keyed(firm, token));
                        insert.setObject(3, party.getKey());
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
        });
    }

    void replace(UUID firm, UUID party, PartyName name) {
        em.createNativeQuery("delete from party_token where firm_id = :firm and party_id = :party").setParameter("firm", firm)
                .setParameter("party", party).executeUpdate();
        add(firm, Map.of(party, name));
    }

    /**
     * Parties whose names have all words of {@code typed}, as spelled or, where nobody is spelled so, as they sound.
     *
     * @return newest first, at most {@code limit}; none for a text without letters
     */
    List<UUID> named(UUID firm, String typed, int limit) {
        Set<String> asked = NameTokens.asked(typed);
        if (asked.isEmpty()) {
            return List.of();
        }
        List<UUID> spelled = havingAll(firm, asked.stream().map(Set::of).toList(), limit);
        List<Set<String>> sounds = NameTokens.askedBySound(typed);
        return spelled.isEmpty() && sounds.size() == asked.size() ? havingAll(firm, sounds, limit) : spelled;
    }

    /** {@code words}: per word, tokens of which one is enough. */
    private List<UUID> havingAll(UUID firm, Collection<Set<String>> words, int limit) {
        StringBuilder sql = new StringBuilder("select p.id from party p where p.firm_id = :firm");
        int word = 0;
        for (int i = 0; i < words.size(); i++) {
            sql.append(" and p.id in (select party_id from party_token where firm_id = :firm and token in (:word").append(word++).append("))");
        }
        var query = em.unwrap(Session.class).createNativeQuery(sql + " order by p.id desc", UUID.class).setParameter("firm", firm).setMaxResults(limit);
        word = 0;
        for (Set<String> tokens : words) {
            query.setParameterList("word" + word++, tokens.stream().map(token -> keyed(firm, token)).toList());
        }
        return query.list();
    }

    private byte[] keyed(UUID firm, String token) {
        return NameTokens.keyed(index, firm, token);
    }
}
