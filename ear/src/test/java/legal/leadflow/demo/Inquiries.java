package legal.leadflow.demo;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryReason;
import legal.leadflow.parties.PartyEmail;
import legal.leadflow.parties.PhoneIndex;
import legal.leadflow.tenancy.Role;

/** What reached a firm lately and is no call: some of it waits, some was decided on. */
final class Inquiries implements AutoCloseable {
    private final Desk desk;
    private final Invented invented;
    private final List<People.Known> known;
    private final Rows inquiries;
    private final Rows messages;

    /** @param known people with leads, the last met last */
    Inquiries(Desk desk, Invented invented, List<People.Known> known) {
        this.desk = desk;
        this.invented = invented;
        this.known = known;
        inquiries = desk.into("inquiry", "firm_id, id, version, channel, state, received_at, given_name, family_name, phone, phone_index, email, email_index, language, source_id,"
                + " triaged_at, triaged_by, duplicate_of, reason, created_at, created_by, changed_at, changed_by");
        messages = desk.into("inquiry_message", "firm_id, id, version, text").after(inquiries);
    }

    /** Who wrote. {@code number} and {@code email}: null where none was told. */
    private record Sender(Invented.Person person, String number, String email, boolean spanish) {
        @Override
        public String toString() {
            return "Sender";
        }
    }

    /** What was decided. */
    private record Decided(String state, UUID original, InquiryReason reason) {
        static final Decided NOTHING = new Decided("RECEIVED", null, null);
    }

    void write() throws SQLException {
        boolean injury = "injury".equals(desk.firm.field());
        People.Known last = known.get(known.size() - 1);
        People.Known before = known.get(known.size() - 40);
        Sender caller = new Sender(before.person(), before.phone().e164(), null, before.person().spanish());
        Sender anew = somebody(false);
        UUID first = take(InquiryChannel.CHAT, Duration.ofMinutes(95), anew, injury ? "Hi, I slipped on a wet floor at a grocery store on Saturday and my wrist is broken. The manager wrote a report. Can you help?"
                : "Hello, my husband moved out last week and took the car. We have two kids. How do I begin?", Decided.NOTHING);
        take(InquiryChannel.TEXT, Duration.ofMinutes(64), somebody(true), injury ? "Buenas tardes, me chocaron ayer en la 610 y el otro señor no tenía seguro. ¿Me pueden llamar después de las 5?"
                : "Buenos días, necesito ayuda para que mi mamá pueda quedarse conmigo. ¿Cuánto cuesta la primera cita?", Decided.NOTHING);
        take(InquiryChannel.CALL, Duration.ofMinutes(52), caller, injury ? "Left a message: the hospital sent another bill, please call back before Friday." : "Left a message: the hearing was moved to the 14th, please call back.", Decided.NOTHING);
        take(InquiryChannel.VENDOR_POST, Duration.ofMinutes(41), somebody(false), injury ? "Type: truck accident. Treated: yes. Attorney: no. Best time: mornings."
                : "Type: custody. Children: 1. Represented: no. Best time: evenings.", Decided.NOTHING);
        take(InquiryChannel.MAIL, Duration.ofMinutes(33), new Sender(anew.person(), null, anew.email(), false), "Dear Sir or Madam,\n\nI wrote in your chat an hour ago and have not heard from anybody. Please tell me whether you take such cases.\n\n" + anew.person().given(), Decided.NOTHING);
        take(InquiryChannel.FORM, Duration.ofMinutes(21), new Sender(last.person(), last.phone().e164(), null, last.person().spanish()), last.person().spanish() ? "Ya hablé con ustedes. Tengo los papeles que me pidieron, ¿a dónde los mando?"
                : "We spoke before. I have the papers you asked for, where do I send them?", Decided.NOTHING);
        take(InquiryChannel.WALK_IN, Duration.ofMinutes(8), somebody(true), injury ? "Vino con su hermana. Se cayó de un andamio el lunes; el patrón le dijo que no fuera al doctor. Espera en la entrada."
                : "Vino sin cita. Le llegó una carta de la corte y no entiende la fecha. Espera en la entrada.", Decided.NOTHING);
        take(InquiryChannel.CHAT, Duration.ofHours(27), new Sender(anew.person(), anew.number(), null, false), "Are you there?", new Decided("DUPLICATE", first, null));
        take(InquiryChannel.FORM, Duration.ofHours(30), somebody(false), "We bring law firms to page one of every search. Reply for a free audit of your site.", new Decided("SPAM", null, null));
        take(InquiryChannel.MAIL, Duration.ofHours(52), somebody(false), "I was hurt at work in Ohio and the hearing is there. Do you come to Ohio?", new Decided("REJECTED", null, InquiryReason.OTHER_STATE));
        attach(take(InquiryChannel.TEXT, Duration.ofHours(49), new Sender(last.person(), last.phone().e164(), null, last.person().spanish()),
                last.person().spanish() ? "Soy yo otra vez, cambié de número pero este también sirve." : "It is me again. I changed my number, but this one works too.", Decided.NOTHING), last.party(), Duration.ofHours(48));
    }

    private Sender somebody(boolean spanish) {
        Invented.Person person = invented.person(spanish ? 100 : 0);
        return new Sender(person, invented.number(), desk.chance.in100(60) ? person.email(desk.chance) : null, spanish);
    }

    private UUID take(InquiryChannel channel, Duration ago, Sender sender, String words, Decided decided) throws SQLException {
        UUID firm = desk.firm.id();
        UUID id = Desk.id();
        UUID by = desk.one(Role.RECEPTIONIST).id();
        Instant received = desk.now.minus(ago);
        boolean waits = decided == Decided.NOTHING;
        Instant at = waits ? received : received.plus(Duration.ofMinutes(9));
        inquiries.add(firm, id, waits ? 0 : 1, channel.name(), decided.state, received, desk.seal("inquiry.given_name", id, sender.person.given()), desk.seal("inquiry.family_name", id, sender.person.family()),
                desk.seal("inquiry.phone", id, sender.number), sender.number == null ? null : PhoneIndex.WHOLE.of(desk.index, firm, sender.number), desk.seal("inquiry.email", id, sender.email),
                sender.email == null ? null : PartyEmail.index(desk.index, firm, sender.email), sender.spanish ? "ES" : "EN", null, waits ? null : at, waits ? null : by, decided.original,
                decided.reason == null ? null : decided.reason.name(), received, by, at, by);
        messages.add(firm, id, 0, desk.seal("inquiry_message.text", id, words));
        return id;
    }

    /** To the newest lead of somebody, as intake did it. */
    private void attach(UUID inquiry, UUID party, Duration ago) throws SQLException {
        close();
        try (PreparedStatement set = desk.connection.prepareStatement("update inquiry set version = 1, state = 'ATTACHED', triaged_at = ?, triaged_by = ?, changed_at = ?, changed_by = ?,"
                + " lead_id = (select id from lead where firm_id = ? and party_id = ? order by received_at desc limit 1) where firm_id = ? and id = ?")) {
            Object at = desk.now.minus(ago).atOffset(ZoneOffset.UTC);
            UUID by = desk.one(Role.INTAKE).id();
            Object[] values = {at, by, at, by, desk.firm.id(), party, desk.firm.id(), inquiry};
            for (int i = 0; i < values.length; i++) {
                set.setObject(i + 1, values[i]);
            }
            set.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        messages.close();
    }
}
