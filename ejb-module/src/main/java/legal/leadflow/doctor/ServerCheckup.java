package legal.leadflow.doctor;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import legal.leadflow.setup.InstallationFile;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** WildFly and the application as their files say: they need not run. */
final class ServerCheckup implements Checkup {
    /** Older ones let smuggled requests through: CVE-2026-28367, 28368, 28369. */
    private static final int[] UNDERTOW = {2, 3, 26};
    private static final Pattern JAR = Pattern.compile("undertow-(?:core|servlet)-(\\d+)\\.(\\d+)\\.(\\d+).*\\.jar");
    private final InstallationFile file;

    ServerCheckup(InstallationFile file) {
        this.file = file;
    }

    @Override
    public String part() {
        return "server";
    }

    @Override
    public void look(Findings findings) throws IOException {
        Path base = Path.of(file.needed("server.base"));
        try (InputStream configuration = Files.newInputStream(base.resolve("configuration/standalone.xml"))) {
            check(findings, parse(configuration), ServerRules.CONFIGURATION);
        }
        findings.check("server.undertow", oldUndertow(Path.of(file.needed("server.home"))), "Undertow is older than 2.3.26 and lets smuggled requests through",
                "take server/ of leadflow-server.zip, which brings 2.3.26 or later");
        try (InputStream ear = Files.newInputStream(base.resolve("deployments/leadflow.ear"))) {
            byte[] war = entry(ear, "web-module.war");
            check(findings, parse(new ByteArrayInputStream(entry(new ByteArrayInputStream(war), "WEB-INF/web.xml"))), ServerRules.APPLICATION);
            JsonObject oidc = Json.createReader(new ByteArrayInputStream(entry(new ByteArrayInputStream(war), "WEB-INF/oidc.json"))).readObject();
            findings.check("application.sign-in", oidc.getBoolean("enable-pkce", false) && oidc.getBoolean("verify-token-audience", false) && oidc.getString("ssl-required", "").equals("all"),
                    "the application takes tokens that were meant for others, or signs in without PKCE or TLS", "deploy leadflow.ear of leadflow-server.zip as it is");
        }
    }

    private static void check(Findings findings, Document document, List<XmlRule> rules) throws IOException {
        for (XmlRule rule : rules) {
            try {
                boolean well = (Boolean) XPathFactory.newInstance().newXPath().evaluate("boolean(" + rule.well() + ")", document, XPathConstants.BOOLEAN);
                findings.check(rule.check(), well, rule.cause(), rule.remedy());
            } catch (XPathExpressionException e) {
                throw new IOException("the rule " + rule.check() + " cannot be asked", e);
            }
        }
    }

    private static Document parse(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(xml);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not readable as XML", e);
        }
    }

    private static List<String> oldUndertow(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("modules/system/layers/base/io/undertow"))) {
            List<String> jars = files.map(path -> path.getFileName().toString()).filter(name -> JAR.matcher(name).matches()).toList();
            return jars.isEmpty() ? List.of("no Undertow found") : jars.stream().filter(ServerCheckup::isOld).toList();
        }
    }

    private static boolean isOld(String jar) {
        Matcher version = JAR.matcher(jar);
        return version.matches() && Arrays.compare(new int[] {number(version, 1), number(version, 2), number(version, 3)}, UNDERTOW) < 0;
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }

    private static byte[] entry(InputStream archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("the application has no " + name);
    }
}
