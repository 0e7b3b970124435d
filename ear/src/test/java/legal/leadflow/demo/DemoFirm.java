package legal.leadflow.demo;

import java.util.List;
import java.util.UUID;

/**
 * What a demo firm is like.
 *
 * @param alias     of its organization
 * @param seed      makes its story
 * @param field     kind of its stories in {@code texts.txt}
 * @param areas     practice areas by name, the most frequent first
 * @param court     where its matters are heard
 * @param areaCodes of its callers, the local ones first
 * @param spanish   percent of its callers who speak Spanish
 * @param leads     how many in a year
 * @param calls     how many in a year, at least
 */
record DemoFirm(UUID id, String alias, long seed, String field, List<String> areas, String court, List<String> areaCodes, double spanish, int leads, int calls,
        List<Source> sources) {

    /** A source with its campaigns. {@code percent}: its share of the leads. {@code channel}: as column {@code source.channel} has it. */
    record Source(String name, String channel, double percent, List<Campaign> campaigns) {
    }

    /** A campaign with the number it is known by, null where it has none; {@code name} null: the number is the source's own. */
    record Campaign(String name, String number, String greeting) {
    }

    /** The two firms of the demo. */
    static List<DemoFirm> both() {
        return List.of(alpha(), beta());
    }

    /** Injuries in Houston. Its tracking numbers are those of the sample export, so that an import of it meets known campaigns. */
    private static DemoFirm alpha() {
        String hello = "Alpha Injury Law, this is the intake desk. Are you safe, and able to talk?";
        return new DemoFirm(UUID.fromString("a1fa0000-0000-4000-8000-000000000001"), "alpha", 20_260_111, "injury",
                List.of("Personal injury", "Workers’ compensation", "Medical malpractice", "Employment"), "Texas, Harris County",
                List.of("713", "281", "832", "346", "409", "936", "979", "512", "210", "214"), 34, 2_600, 6_400, List.of(
                        new Source("Google Ads", "PAID_SEARCH", 27, List.of(
                                new Campaign("PI - Car Accident", "+17135550101", hello),
                                new Campaign("PI - Spanish", "+17135550108", "Alpha Injury Law, ¿en qué le puedo ayudar? ¿Está usted a salvo?"))),
                        new Source("Google Organic", "ORGANIC", 18, List.of(new Campaign(null, "+17135550102", hello))),
                        new Source("Facebook", "SOCIAL", 10, List.of(new Campaign("PI - Truck Video", "+17135550103", hello))),
                        new Source("TV", "TV", 9, List.of(
                                new Campaign("Spring TV", "+17135550104", "Alpha Injury Law. Did you see us on television?"),
                                new Campaign("Morning News", "+17135550109", hello))),
                        new Source("Billboard", "LOCAL_ADS", 6, List.of(new Campaign("I-45 North", "+17135550105", hello))),
                        new Source("Avvo", "DIRECTORY", 8, List.of(new Campaign(null, "+17135550106", hello))),
                        new Source("LeadGen Pros", "LEAD_GENERATOR", 12, List.of(new Campaign("MVA Exclusive", "+17135550107", hello))),
                        new Source("Referral", "REFERRAL", 10, List.of(new Campaign(null, null, null)))));
    }

    /** Families in Miami. */
    private static DemoFirm beta() {
        String hello = "Beta Family Law, good day. Is this a good moment to speak?";
        return new DemoFirm(UUID.fromString("be7a0000-0000-4000-8000-000000000002"), "beta", 20_260_222, "family",
                List.of("Family", "Immigration", "Estate planning"), "Florida, Miami-Dade County",
                List.of("305", "786", "954", "561", "772", "239", "407", "321", "713"), 46, 2_200, 5_300, List.of(
                        new Source("Google Ads", "PAID_SEARCH", 30, List.of(
                                new Campaign("Divorce - Miami", "+13055550131", hello),
                                new Campaign("Custodia - Español", "+13055550132", "Beta Family Law, buenos días. ¿Puede hablar ahora?"))),
                        new Source("Google Organic", "ORGANIC", 24, List.of(new Campaign(null, "+13055550133", hello))),
                        new Source("Radio Mambí", "RADIO", 12, List.of(new Campaign("Tardes", "+13055550134", "Beta Family Law, ¿nos escuchó en la radio?"))),
                        new Source("Instagram", "SOCIAL", 10, List.of(new Campaign("Calm Divorce", "+13055550135", hello))),
                        new Source("FindLaw", "DIRECTORY", 8, List.of(new Campaign(null, "+13055550136", hello))),
                        new Source("Referral", "REFERRAL", 16, List.of(new Campaign(null, null, null)))));
    }
}
