package legal.leadflow.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyKind;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/** A firm's desk in the real database: a receptionist and somebody of intake, and what reaches them. */
final class InquiryDesk {
    static final String MARISOL = "(713) 555-0142";
    final UUID firm = TestFirms.create();
    final UUID renata = UUID.randomUUID();
    final UUID marcus = UUID.randomUUID();

    InquiryDesk() throws SQLException {
        staff(renata, "Renata Solis", "receptionist");
        staff(marcus, "Marcus Bell", "intake");
    }

    private void staff(UUID id, String name, String role) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, id, Right.FIRM);
                PreparedStatement insert = connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, ?, now())")) {
            insert.setObject(1, firm);
            insert.setObject(2, id);
            insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", id, name));
            insert.setString(4, role);
            insert.executeUpdate();
            connection.commit();
        }
    }

    static NewInquiry told(String given, String phone, String email, String message) {
        return new NewInquiry(UUID.randomUUID(), InquiryChannel.CHAT, Instant.now().truncatedTo(ChronoUnit.MICROS), given, "Delgado", phone, email, Speaks.ES, null, null, message);
    }

    UUID receive(NewInquiry told) throws Exception {
        return front(beans -> beans.get(InquiryService.class).receive(told, null));
    }

    /** From somebody called Marisol, with this number and address, saying so. */
    UUID receive(String phone, String email, String message) throws Exception {
        return receive(told("Marisol", phone, email, message));
    }

    /** A party of that name, with a number and an address. */
    UUID party(String given, String phone, String email) throws Exception {
        return intake(beans -> beans.get(Parties.class).register(new NewParty(PartyKind.PERSON, given, given == null ? null : "Delgado", Speaks.UNKNOWN,
                phone == null ? List.of() : List.of(Phone.parse(phone, "US").orElseThrow()), email == null ? List.of() : List.of(email), null)));
    }

    UUID lead(UUID party) throws Exception {
        return intake(beans -> beans.get(Leads.class).open(new NewLead(party, null, null, Instant.now(), null, null, null, null, null)));
    }

    InquiryView seenBy(Role role, UUID inquiry) throws Exception {
        return TestBeans.as(firm, role == Role.RECEPTIONIST ? renata : marcus, role, beans -> beans.get(InquiryService.class).view(inquiry));
    }

    InquirySheet sheet(UUID inquiry) throws Exception {
        return front(beans -> beans.get(InquiryTriageService.class).sheet(inquiry));
    }

    UUID convert(UUID inquiry, UUID person) throws Exception {
        return front(beans -> beans.get(InquiryTriageService.class).convert(inquiry, 0, person));
    }

    void triage(Decision decision) throws Exception {
        front(beans -> {
            decision.by(beans.get(InquiryTriageService.class));
            return null;
        });
    }

    interface Decision {
        void by(InquiryTriageService service) throws Exception;
    }

    /** Two people decide at once: the first has decided and not committed yet when the second waits for it. @return what the second met; null for nothing */
    Throwable atOnce(Decision first, Decision second) throws Exception {
        FutureTask<Throwable> late = new FutureTask<>(() -> {
            try {
                intake(beans -> {
                    second.by(beans.get(InquiryTriageService.class));
                    return null;
                });
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        front(beans -> {
            first.by(beans.get(InquiryTriageService.class));
            beans.session().flush();
            int pid = beans.session().createNativeQuery("select pg_backend_pid()", Integer.class).getSingleResult();
            new Thread(late).start();
            for (Instant end = Instant.now().plusSeconds(20); !late.isDone() && !isWaitedFor(pid); Thread.onSpinWait()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the second never waited for the first");
                }
            }
            return null;
        });
        return late.get(20, TimeUnit.SECONDS);
    }

    private static boolean isWaitedFor(int pid) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection();
                PreparedStatement ask = connection.prepareStatement("select exists (select 1 from pg_locks l where not l.granted and ? = any(pg_blocking_pids(l.pid)))")) {
            ask.setInt(1, pid);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    long count(String what) throws Exception {
        return intake(beans -> beans.session().createQuery("select count(x) from " + what + " x", Long.class).getSingleResult());
    }

    <T> T front(TestBeans.Work<T> work) throws Exception {
        return TestBeans.as(firm, renata, Role.RECEPTIONIST, work);
    }

    <T> T intake(TestBeans.Work<T> work) throws Exception {
        return TestBeans.as(firm, marcus, Role.INTAKE, work);
    }
}
