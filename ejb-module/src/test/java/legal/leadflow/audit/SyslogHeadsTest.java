package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Head;
import legal.leadflow.sealing.Seal;
import legal.leadflow.sealing.Verifier;
import org.jboss.logmanager.handlers.SyslogHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads arrive by syslog at a real socket, through the handler that {@code wildfly-cli/60-audit-heads.cli} puts into the server, with the properties that stand there. */
class SyslogHeadsTest {
    private static final int PATIENCE_MS = 20_000;
    private final HeadSigner signer = new HeadSigner(Secrets.of(Map.of(Secrets.AUDIT_PREFIX + 1, new byte[32])));
    private final Seal seal = new Seal(UUID.randomUUID(), 7, 1, 2, 1, 1, new byte[32], Seal.none(), 7);
    @TempDir Path folder;

    @BeforeEach
    void oneFile() {
        System.setProperty(HeadPlaces.FIRST, folder.resolve("heads").toString());
    }

    @AfterEach
    void nowhere() {
        System.clearProperty(HeadPlaces.FIRST);
    }

    @Test
    void aHeadArrivesInOneDatagramAndIsSigned() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(PATIENCE_MS);
            sent(Map.of("LEADFLOW_AUDIT_SYSLOG_HOST", "127.0.0.1", "LEADFLOW_AUDIT_SYSLOG_PORT", String.valueOf(receiver.getLocalPort())));
            DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
            receiver.receive(packet);
            arrived(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void overTcpToo() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(PATIENCE_MS);
            sent(Map.of("LEADFLOW_AUDIT_SYSLOG_HOST", "127.0.0.1", "LEADFLOW_AUDIT_SYSLOG_PORT", String.valueOf(receiver.getLocalPort()), "LEADFLOW_AUDIT_SYSLOG_PROTOCOL", "TCP"));
            try (Socket from = receiver.accept(); BufferedReader lines = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
                from.setSoTimeout(PATIENCE_MS);
                arrived(lines.readLine());
            }
        }
    }

    private void arrived(String message) throws Exception {
        // <priority>version time host application process id data message; 13 is LOG_AUDIT, 6 is informational
        assertThat(message).matches("(?s)(\\d+ )?<110>1 \\S+ \\S+ leadflow-audit-heads .*");
        Head head = Head.parse(message.substring(message.indexOf("H1|")).strip());
        assertThat(head.number()).isEqualTo(7);
        assertThat(head.isSignedBy(java.util.List.of(Verifier.key(signer.pem())))).isTrue();
    }

    private void sent(Map<String, String> environment) throws Exception {
        SyslogHandler handler = new SyslogHandler();
        for (Map.Entry<String, String> property : properties(environment).entrySet()) {
            set(handler, property.getKey(), property.getValue());
        }
        HeadPlaces.HEADS.addHandler(handler);
        try {
            new HeadPlaces().append(seal.firm().toString(), signer.sign(seal));
        } finally {
            HeadPlaces.HEADS.removeHandler(handler);
            handler.close();
        }
    }

    /** Those of the script, as the server resolves them. */
    private static Map<String, String> properties(Map<String, String> environment) throws Exception {
        String script = Files.readString(Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../wildfly-cli/60-audit-heads.cli"));
        Matcher all = Pattern.compile("class=org\\.jboss\\.logmanager\\.handlers\\.SyslogHandler.*properties=\\{(.*)}\\)").matcher(script);
        assertThat(all.find()).isTrue();
        Map<String, String> properties = new TreeMap<>();
        for (String property : all.group(1).split(",")) {
            String[] parts = property.split("=", 2);
            Matcher expression = Pattern.compile("\"\\$\\{env\\.(\\w+):(.*)}\"").matcher(parts[1]);
            properties.put(parts[0], expression.matches() ? environment.getOrDefault(expression.group(1), expression.group(2)) : parts[1]);
        }
        return properties;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void set(SyslogHandler handler, String name, String value) throws ReflectiveOperationException {
        for (var method : SyslogHandler.class.getMethods()) {
            if (method.getName().equalsIgnoreCase("set" + name) && method.getParameterCount() == 1) {
                Class<?> type = method.getParameterTypes()[0];
                if (type == String.class) {
                    method.invoke(handler, value);
                    return;
                }
                if (type == int.class || type == Integer.class) {
                    method.invoke(handler, Integer.valueOf(value));
                    return;
                }
                if (type.isEnum()) {
                    method.invoke(handler, Enum.valueOf((Class) type, value));
                    return;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }
}
