package legal.leadflow.doctor;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold in the realm, whose defaults are unsafe, and in the application's client. */
final class RealmRules {
    /** Kinds of mapper that tell nothing of a person: how and for whom somebody signed in, ids, roles, the firm. Of any other, known or not, the identity token is asked. */
    private static final Set<String> IMPERSONAL = Set.of("oidc-acr-mapper", "oidc-amr-mapper", "oidc-sub-mapper", "oidc-sha256-pairwise-sub-mapper", "oidc-audience-mapper", "oidc-audience-resolve-mapper",
            "oidc-allowed-origins-mapper", "oidc-usermodel-realm-role-mapper", "oidc-usermodel-client-role-mapper", "oidc-role-name-mapper", "oidc-hardcoded-role-mapper", "oidc-organization-membership-mapper");
    /** Notes of a session hold whatever a sign-in put there; this one holds a time. */
    private static final String TIME_OF_SIGN_IN = "AUTH_TIME";
    private static final Map<String, String> POLICY = Map.ofEntries(Map.entry("default-src", "'none'"), Map.entry("script-src", "'self'( 'sha256-[\\w+/=]+')*"), Map.entry("style-src", "'self'"),
            Map.entry("img-src", "'self' data:"), Map.entry("font-src", "'self'"), Map.entry("connect-src", "'self'"), Map.entry("frame-src", "'self'"),
            Map.entry("form-action", "'self' https://[a-z0-9.-]+(:\\d+)?"), Map.entry("frame-ancestors", "'self' 'self'"), Map.entry("base-uri", "'none'"), Map.entry("object-src", "'none'"));
    /** The flow {@code leadflow browser} of the realm, as Keycloak lists it: level, requirement, step. */
    private static final List<String> SIGN_IN = List.of("0 ALTERNATIVE auth-cookie", "0 ALTERNATIVE flow", "1 REQUIRED auth-username-password-form", "1 REQUIRED flow", "2 CONDITIONAL flow",
            "3 REQUIRED conditional-user-configured", "3 ALTERNATIVE auth-otp-form", "3 ALTERNATIVE webauthn-authenticator", "2 CONDITIONAL flow", "3 REQUIRED conditional-sub-flow-executed", "3 REQUIRED auth-otp-form");
    private static final String REALM = "in the realm's settings; config/keycloak/leadflow-realm.json has them all";

    static final List<RealmRule> REALM_ITSELF = List.of(
            new RealmRule("identity.tls", realm -> realm.getString("sslRequired", "").equalsIgnoreCase("all"), "sign-in is possible without TLS", "set Require SSL to all requests, " + REALM),
            new RealmRule("identity.brute-force", realm -> is(realm, "bruteForceProtected") && number(realm, "failureFactor") <= 5 && number(realm, "failureFactor") > 0
                    && number(realm, "maxDeltaTimeSeconds") >= 3_600, "passwords can be guessed without end", "switch brute force detection on, with 5 failures, " + REALM),
            new RealmRule("identity.lock-out", realm -> !is(realm, "permanentLockout") && number(realm, "maxFailureWaitSeconds") <= 3_600, "somebody who guesses wrongly on purpose locks a person out for ever",
                    "let the lock be temporary, at most an hour, " + REALM),
            new RealmRule("identity.passwords", realm -> policy(realm).contains("passwordBlacklist(") && length(policy(realm)) >= 15, "short or well-known passwords are taken",
                    "set length(15) and passwordBlacklist(password-blocklist.txt), " + REALM),
            new RealmRule("identity.events", realm -> is(realm, "eventsEnabled") && is(realm, "adminEventsEnabled") && is(realm, "adminEventsDetailsEnabled"),
                    "nobody can find out later who signed in or who changed whose role", "store user and admin events, with details, " + REALM),
            new RealmRule("identity.refresh", realm -> is(realm, "revokeRefreshToken") && number(realm, "refreshTokenMaxReuse") == 0, "a stolen refresh token works beside its owner's", "revoke refresh tokens, reuse 0, " + REALM),
            new RealmRule("identity.sessions", realm -> number(realm, "accessTokenLifespan") <= 300 && number(realm, "ssoSessionIdleTimeout") <= 1_800 && number(realm, "ssoSessionMaxLifespan") <= 43_200
                    && !is(realm, "rememberMe"), "a session that was left open lives too long", "access token 5 min, idle 30 min, at most 12 h, no remember me, " + REALM),
            new RealmRule("identity.registration", realm -> !is(realm, "registrationAllowed") && !is(realm, "resetPasswordAllowed") && !is(realm, "editUsernameAllowed"),
                    "people make or take over accounts by themselves", "switch user registration, forgot password and edit username off, " + REALM),
            new RealmRule("identity.one-time-codes", realm -> !is(realm, "otpPolicyCodeReusable"), "a one-time code works twice", "let codes not be reusable, " + REALM),
            new RealmRule("identity.organizations", realm -> is(realm, "organizationsEnabled"), "nobody belongs to a firm", "switch organizations on, " + REALM),
            new RealmRule("identity.content-policy", realm -> isStrict(contentPolicy(realm)), "a script that gets into a page of the sign-in runs there, where passwords are typed",
                    "set the content security policy, " + REALM),
            new RealmRule("identity.pages", realm -> realm.getString("loginTheme", "").equals("leadflow") && realm.getString("accountTheme", "").equals("leadflow"),
                    "the pages have scripts that their policy does not run: no security key is asked for, and the account page stays empty", "set the login and the account theme to leadflow, " + REALM));

    static final List<RealmRule> CLIENT = List.of(
            new RealmRule("identity.client-pkce", client -> attribute(client, "pkce.code.challenge.method").equals("S256"), "a stolen code can be turned into a token", "set PKCE to S256 for the client leadflow-web"),
            new RealmRule("identity.client-flows", client -> is(client, "standardFlowEnabled") && !is(client, "implicitFlowEnabled") && !is(client, "directAccessGrantsEnabled") && !is(client, "publicClient")
                    && !is(client, "serviceAccountsEnabled"), "tokens come by ways that nobody watches", "leave the client leadflow-web the standard flow alone, with a secret"));

    private RealmRules() {
    }

    /**
     * Whether a flow is the product's own, step by step and level by level, which asks whoever signs in for a password and a second factor; security keys may be switched off.
     *
     * @param executions of the flow and of all flows in it, as Keycloak lists them
     */
    static boolean asksASecondFactor(JsonArray executions) {
        return executions.getValuesAs(JsonObject.class).stream().map(one -> one.getInt("level") + " " + one.getString("requirement") + " "
                + (one.getBoolean("authenticationFlow", false) ? "flow" : one.getString("providerId", ""))).map(step -> step.replace("DISABLED webauthn-authenticator", "ALTERNATIVE webauthn-authenticator")).toList().equals(SIGN_IN);
    }

    private static String contentPolicy(JsonObject realm) {
        JsonObject headers = realm.getJsonObject("browserSecurityHeaders");
        return headers == null ? "" : headers.getString("contentSecurityPolicy", "");
    }

    /** Whether it is the product's own, but for digests of scripts and the application's origin: every directive once, as a browser takes the first of a name, and no other. */
    private static boolean isStrict(String policy) {
        List<String[]> told = Stream.of(policy.split(";")).map(String::strip).filter(directive -> !directive.isEmpty()).map(directive -> directive.split("\\s+", 2)).toList();
        return told.size() == POLICY.size() && told.stream().map(directive -> directive[0]).collect(Collectors.toSet()).equals(POLICY.keySet())
                && told.stream().allMatch(directive -> directive.length == 2 && directive[1].matches(POLICY.get(directive[0])));
    }

    /** Names of those among the mappers of a client or scope that may put a person's name, mail or more into the identity token. */
    static List<String> tellingOfAPerson(JsonArray mappers) {
        return mappers == null ? List.of() : mappers.getValuesAs(JsonObject.class).stream().filter(RealmRules::putsAPersonIntoTheIdentityToken).map(mapper -> mapper.getString("name", "?")).toList();
    }

    private static boolean putsAPersonIntoTheIdentityToken(JsonObject mapper) {
        JsonObject config = mapper.getJsonObject("config"); // left out where there is none
        boolean impersonal = IMPERSONAL.contains(mapper.getString("protocolMapper", "")) || mapper.getString("protocolMapper", "").equals("oidc-usersessionmodel-note-mapper") && config != null
                && config.getString("user.session.note", "").equals(TIME_OF_SIGN_IN);
        return !impersonal && mapper.getString("protocol", "openid-connect").equals("openid-connect") && (config == null || config.getString("id.token.claim", "true").equals("true"));
    }

    private static boolean is(JsonObject settings, String name) {
        return settings.getBoolean(name, false);
    }

    private static int number(JsonObject settings, String name) {
        return settings.getInt(name, Integer.MAX_VALUE);
    }

    private static String policy(JsonObject realm) {
        return realm.getString("passwordPolicy", "");
    }

    private static int length(String policy) {
        var length = java.util.regex.Pattern.compile("\\blength\\((\\d+)\\)").matcher(policy);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static String attribute(JsonObject client, String name) {
        JsonObject attributes = client.getJsonObject("attributes");
        return attributes == null ? "" : attributes.getString(name, "");
    }
}
