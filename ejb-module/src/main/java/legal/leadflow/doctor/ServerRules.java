package legal.leadflow.doctor;

import java.util.List;

/** What must hold in the server's {@code standalone.xml} and in the application's {@code web.xml}. */
final class ServerRules {
    private static final String LISTENER = "//https-listener";
    private static final String APP = "//datasource[@pool-name='LeadFlowDS']";

    static final List<XmlRule> CONFIGURATION = List.of(
            new XmlRule("server.https-only", "not(//http-listener) and not(//socket-binding[@name='http'])", "the server also speaks plain HTTP", again("10-server")),
            new XmlRule("server.ajp", "not(//ajp-listener) and not(//socket-binding[@name='ajp'])", "the server speaks AJP, by which a neighbour can say who it is", again("10-server")),
            new XmlRule("server.remote-calls", "not(//http-connector) and not(//http-invoker)", "services can be called from outside past the pages", again("10-server")),
            new XmlRule("server.welcome-content", "not(//location) and not(//handlers/file)", "the server shows files of its own beside the application",
                    "remove the handler and its location from the subsystem undertow"),
            new XmlRule("server.unused-parts", "not(//extension[contains(@module, 'messaging') or contains(@module, 'modcluster') or contains(@module, 'webservices') or contains(@module, 'iiop')"
                    + " or contains(@module, '.xts') or contains(@module, 'rts') or contains(@module, '.sar') or contains(@module, '.pojo') or contains(@module, 'jdr') or contains(@module, 'appclient')])",
                    "the server runs parts that the application does not use", "take server/ of leadflow-server.zip, which does not have them"),
            new XmlRule("server.tls", "count(" + LISTENER + ") > 0 and not(" + LISTENER + "[not(@ssl-context = 'leadflow-tls')]) and //server-ssl-context[@name='leadflow-tls']/@protocols = 'TLSv1.3'",
                    "the application can be reached by TLS older than 1.3, or with a certificate that the server made for itself", again("40-tls")),
            new XmlRule("server.management", "count(//http-interface) > 0 and not(//http-interface[not(@ssl-context = 'leadflow-tls') or socket-binding/@http or not(socket-binding/@https)])"
                    + " and not(//native-interface) and //interface[@name='management']/inet-address[contains(@value, '127.0.0.1')]",
                    "the server's management can be reached without TLS 1.3, or from the network", again("40-tls") + "; leave the interface management on 127.0.0.1"),
            new XmlRule("server.slow-requests", atMost("request-parse-timeout", 10_000) + " and " + atMost("no-request-timeout", 15_000) + " and " + atMost("read-timeout", 60_000) + " and " + atMost("write-timeout", 15_000)
                    + " and not(" + LISTENER + "[@enable-http2 = 'true' or not(@max-buffered-request-size = '1')])",
                    "slow connections are held: a thousand of them keep everybody out", again("50-web")),
            new XmlRule("server.large-requests", atMost("max-header-size", 65_536) + " and " + atMost("max-headers", 100) + " and " + atMost("max-parameters", 1_000) + " and " + atMost("max-cookies", 50)
                    + " and " + atMost("max-post-size", 210_763_776), "requests of any size are taken in", again("50-web")),
            new XmlRule("server.many-requests", atMost("max-connections", 20_000),
                    "one client can open any number of connections", again("50-web")),
            new XmlRule("server.framing", "//host/filter-ref[@name='leadflow-framing'] and //expression-filter[@name='leadflow-framing'][contains(@expression, 'Transfer-Encoding') and contains(@expression, '400')]",
                    "requests whose end can be read in two ways are let in: they smuggle others past a server in front", again("50-web")),
            new XmlRule("server.headers", "count(//host/filter-ref[@name='leadflow-hsts' or @name='leadflow-nosniff' or @name='leadflow-referrer' or @name='leadflow-opener'"
                    + " or @name='leadflow-resource-policy' or @name='leadflow-permissions']) = 6 and //response-header[@name='leadflow-hsts'][contains(@header-value, 'max-age=')]",
                    "answers lack headers by which browsers protect people", again("50-web")),
            new XmlRule("server.session-cookie", "//host/filter-ref[@name='leadflow-samesite'] and number(//servlet-container/@session-id-length) >= 32",
                    "the session's cookie travels with requests of other sites, or can be guessed", again("50-web")),
            new XmlRule("server.clear-secrets", "not(//*[@clear-text and not(starts-with(@clear-text, '${'))]) and not(//*[@password and not(starts-with(@password, '${'))])"
                    + " and not(//security/password) and not(//*[@key-password])", "a password stands in standalone.xml", "put it into the credential store or the server's variables"),
            new XmlRule("server.credential-store", "//credential-store[@name='leadflow'][starts-with(@path, '${env.LEADFLOW_CREDENTIALS')] and " + APP + "//credential-reference[@store='leadflow']",
                    "the database's password does not come from the credential store", again("20-credentials") + " and " + again("30-database")),
            new XmlRule("server.database-tls", "count(//datasource) > 0 and not(//datasource[normalize-space(connection-property[@name='sslmode']) != 'verify-full' or not(connection-property[@name='sslmode'])])",
                    "the application does not check who the database is", again("30-database")),
            new XmlRule("server.database-sessions", "normalize-space(" + APP + "/connection-property[@name='prepareThreshold']) = '0' and contains(" + APP
                    + "/connection-property[@name='options'], 'search_path=pg_catalog,public,pg_temp') and contains(" + APP + "/connection-property[@name='options'], 'statement_timeout=')"
                    + " and number(" + APP + "/connection-property[@name='socketTimeout']) > 0 and normalize-space(" + APP + "/connection-property[@name='tcpKeepAlive']) = 'true' and "
                    + APP + "//validate-on-match = 'true' and " + APP + "//share-prepared-statements = 'false'",
                    "a pooled connection can carry something from one firm's request to the next, or hang", again("30-database")),
            new XmlRule("server.logged-values", "not(//root-logger/level[@name='DEBUG' or @name='TRACE' or @name='ALL' or @name='FINE' or @name='FINER' or @name='FINEST'])"
                    + " and //logger[@category='org.hibernate.engine.jdbc.spi.SqlExceptionHelper']/level/@name = 'OFF' and //logger[@category='org.jboss.as.ejb3.invocation']/level/@name = 'OFF'"
                    + " and //logger[@category='org.hibernate']/level/@name = 'WARN' and //logger[@category='org.postgresql']/level/@name = 'WARN'",
                    "the server's log keeps what people typed", again("10-server") + ", and set the root logger to INFO"),
            new XmlRule("server.half-deployed", "not(//deployment-scanner[not(@runtime-failure-causes-rollback = 'true')])", "an application that failed to start is served half", again("10-server")));

    static final List<XmlRule> APPLICATION = List.of(
            new XmlRule("application.cookie", "starts-with(normalize-space(//cookie-config/name), '__Host-') and normalize-space(//cookie-config/http-only) = 'true'"
                    + " and normalize-space(//cookie-config/secure) = 'true' and normalize-space(//tracking-mode) = 'COOKIE'",
                    "the session's cookie can be read by scripts or set by another host", "deploy leadflow.ear of leadflow-server.zip as it is"),
            new XmlRule("application.https-only", "count(//security-constraint) > 0 and not(//security-constraint[not(normalize-space(.//transport-guarantee) = 'CONFIDENTIAL')])",
                    "the application answers without HTTPS", "deploy leadflow.ear of leadflow-server.zip as it is"));

    private ServerRules() {
    }

    private static String again(String script) {
        return "run wildfly-cli/" + script + ".cli again";
    }

    private static String atMost(String attribute, long most) {
        return "number(" + LISTENER + "/@" + attribute + ") <= " + most + " and number(" + LISTENER + "/@" + attribute + ") > 0";
    }
}
