package legal.leadflow.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;
import legal.leadflow.tenancy.Role;

/** Somebody who works for the firm. Its id is the person's in the sign-in server. */
@Entity
@Table(name = "staff")
public class StaffMember extends FirmOwned {
    static final String NAME = "staff.name";
    @Personal
    private byte[] name;
    private String roles;
    @Enumerated(EnumType.STRING)
    private Theme theme = Theme.SYSTEM;
    @Enumerated(EnumType.STRING)
    private Language language = Language.EN;
    private boolean shortcuts = true;
    @Column(name = "last_practice_area")
    private UUID lastPracticeArea;
    @Column(name = "seen_at")
    private Instant seenAt;

    protected StaffMember() {
    }

    StaffMember(UUID person) {
        super(person);
    }

    /** Signed in again; the sign-in server has the last word on name and roles. */
    void seen(byte[] sealedName, Collection<Role> now, Instant at) {
        if (sealedName != null) {
            name = sealedName;
        }
        roles = now.stream().map(Role::tokenName).sorted().collect(Collectors.joining(" "));
        seenAt = at;
    }

    void set(Settings settings) {
        theme = settings.theme();
        language = settings.language();
        shortcuts = settings.shortcuts();
    }

    void lastPracticeArea(UUID practiceArea) {
        lastPracticeArea = practiceArea;
    }

    byte[] name() {
        return name;
    }

    Settings settings() {
        return new Settings(theme, language, shortcuts);
    }

    UUID lastPracticeArea() {
        return lastPracticeArea;
    }
}
