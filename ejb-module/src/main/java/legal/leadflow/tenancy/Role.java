package legal.leadflow.tenancy;

import static legal.leadflow.tenancy.Right.AUDIT;
import static legal.leadflow.tenancy.Right.AUDIT_CASE;
import static legal.leadflow.tenancy.Right.CALLS;
import static legal.leadflow.tenancy.Right.CAMPAIGNS;
import static legal.leadflow.tenancy.Right.CAMPAIGNS_EDIT;
import static legal.leadflow.tenancy.Right.FIRM;
import static legal.leadflow.tenancy.Right.IMPORTS;
import static legal.leadflow.tenancy.Right.LEADS;
import static legal.leadflow.tenancy.Right.MATTERS;
import static legal.leadflow.tenancy.Right.MONEY;
import static legal.leadflow.tenancy.Right.NARRATIVE;
import static legal.leadflow.tenancy.Right.PARTIES;
import static legal.leadflow.tenancy.Right.PARTIES_READ;
import static legal.leadflow.tenancy.Right.PEOPLE;
import static legal.leadflow.tenancy.Right.STAFF;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person does in a firm, as the sign-in server names it, and the rights that follow in the database (domain.md, section 3). */
public enum Role {
    RECEPTIONIST(Role.RECEPTIONIST_NAME, FIRM, STAFF, CALLS, PARTIES, PARTIES_READ, LEADS, CAMPAIGNS),
    INTAKE(Role.INTAKE_NAME, FIRM, STAFF, CALLS, PARTIES, PARTIES_READ, LEADS, NARRATIVE, CAMPAIGNS, IMPORTS),
    ATTORNEY(Role.ATTORNEY_NAME, FIRM, STAFF, CALLS, PARTIES, PARTIES_READ, LEADS, NARRATIVE, MATTERS, CAMPAIGNS),
    PARTNER(Role.PARTNER_NAME, FIRM, STAFF, CALLS, PARTIES, PARTIES_READ, LEADS, NARRATIVE, MATTERS, MONEY, CAMPAIGNS, CAMPAIGNS_EDIT, IMPORTS),
    MARKETING(Role.MARKETING_NAME, FIRM, CAMPAIGNS, CAMPAIGNS_EDIT),
    PROVIDER(Role.PROVIDER_NAME, FIRM),
    COMPLIANCE(Role.COMPLIANCE_NAME, FIRM, STAFF, PARTIES_READ, AUDIT, AUDIT_CASE),
    FIRM_ADMIN(Role.FIRM_ADMIN_NAME, FIRM, STAFF, PEOPLE, AUDIT),
    /** Runs the installation; belongs to no firm and has no right in any. */
    PLATFORM_ADMIN(Role.PLATFORM_ADMIN_NAME);

    /** For {@code @RolesAllowed}, which takes constants only. */
    public static final String RECEPTIONIST_NAME = "receptionist";
    public static final String INTAKE_NAME = "intake";
    public static final String ATTORNEY_NAME = "attorney";
    public static final String PARTNER_NAME = "partner";
    public static final String MARKETING_NAME = "marketing";
    public static final String PROVIDER_NAME = "provider";
    public static final String COMPLIANCE_NAME = "compliance";
    public static final String FIRM_ADMIN_NAME = "firm-admin";
    public static final String PLATFORM_ADMIN_NAME = "platform-admin";

    private final String tokenName;
    private final Set<Right> rights;

    Role(String tokenName, Right... rights) {
        this.tokenName = tokenName;
        this.rights = EnumSet.noneOf(Right.class);
        this.rights.addAll(Arrays.asList(rights));
    }

    /** The role's name in the sign-in token and in {@code @RolesAllowed}. */
    public String tokenName() {
        return tokenName;
    }

    public Set<Right> rights() {
        return EnumSet.copyOf(rights);
    }

    /** The role of that token name; empty for roles that are none of ours, such as Keycloak's own. */
    public static Optional<Role> named(String tokenName) {
        return Arrays.stream(values()).filter(role -> role.tokenName.equals(tokenName)).findFirst();
    }
}
