package legal.leadflow.calls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.TestBeans;
import legal.leadflow.TestFirms;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/** A firm's telephones in the real database: a receptionist, somebody of intake and an attorney, who take calls and note what was said. */
final class NoteDesk {
    final UUID firm = TestFirms.create();
    final Colleague renata = new Colleague(UUID.randomUUID(), "Renata Solis", Role.RECEPTIONIST);
    final Colleague marcus = new Colleague(UUID.randomUUID(), "Marcus Bell", Role.INTAKE);
    final Colleague nadia = new Colleague(UUID.randomUUID(), "Nadia Okafor", Role.ATTORNEY);
    private int numbers = 100;

    record Colleague(UUID id, String name, Role role) {
    }

    NoteDesk() throws SQLException {
        for (Colleague one : new Colleague[] {renata, marcus, nadia}) {
            try (Connection connection = TestFirms.enter(firm, one.id, Right.FIRM);
                    PreparedStatement insert = connection.prepareStatement("insert into staff (firm_id, id, version, name, roles, seen_at) values (?, ?, 0, ?, ?, now())")) {
                insert.setObject(1, firm);
                insert.setObject(2, one.id);
                insert.setBytes(3, TestFirms.CIPHER.seal(firm, "staff.name", one.id, one.name));
                insert.setString(4, one.role.tokenName());
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    /** A call of somebody nobody has met, who becomes a lead. */
    NewCall told(String note) {
        return told("(713) 555-0" + numbers++, "Marisol", note, CallOutcome.ANSWERED);
    }

    /** A call that belongs to no lead. */
    NewCall astray(String note) {
        return told("(713) 555-0" + numbers++, null, note, CallOutcome.WRONG_NUMBER);
    }

    private static NewCall told(String from, String first, String note, CallOutcome outcome) {
        return new NewCall(UUID.randomUUID(), Direction.INBOUND, Instant.now(), from, null, null, false, false, first, null, Speaks.EN, null, null, null, note, outcome);
    }

    UUID takes(Colleague who, NewCall call) throws Exception {
        return as(who, beans -> beans.get(CallService.class).record(call)).call();
    }

    CallDetails sees(Colleague who, UUID call) throws Exception {
        return as(who, beans -> beans.get(CallService.class).get(call));
    }

    /** Saves the call's page as it stands now, with another note. */
    CallDetails writes(Colleague who, UUID call, String note) throws Exception {
        return changes(who, call, sees(who, call).version(), new CallChange(null, note, true));
    }

    CallDetails changes(Colleague who, UUID call, int version, CallChange change) throws Exception {
        return as(who, beans -> beans.get(CallService.class).change(call, version, change));
    }

    <T> T as(Colleague who, TestBeans.Work<T> work) throws Exception {
        return TestBeans.as(firm, who.id, who.role, work);
    }
}
