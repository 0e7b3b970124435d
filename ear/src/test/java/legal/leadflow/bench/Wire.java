package legal.leadflow.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One kept HTTP/1.1 connection over TLS 1.3. Written out, because the JDK's client spends as much CPU as the server on a short answer, and both share this
 * machine. It follows no redirect and unpacks nothing.
 */
final class Wire implements AutoCloseable {
    /** The server ends a connection that says nothing for 15 s (50-web.cli). */
    private static final long RESTED_NS = Duration.ofSeconds(5).toNanos();
    private static final int PATIENCE_MS = 120_000;
    private final SSLContext trust;
    private final URI server;
    private SSLSocket socket;
    private long used;
    private InputStream in;

    Wire(SSLContext trust, URI server) {
        this.trust = trust;
        this.server = server;
    }

    /** @param bytes of the body as they came; kept up to 1 GB */
    record Answer(int status, String head, long length, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** How many lines of the kept bytes begin so. */
        long lines(String beginning) {
            return text().lines().filter(line -> line.startsWith(beginning)).count();
        }

        /** A header's value; empty where there is none. */
        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")).map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
        }
    }

    /**
     * @param headers of the request, each ended by CRLF
     * @param body    or null
     */
    Answer send(String method, String path, String headers, byte[] body) throws IOException {
        if (socket != null && System.nanoTime() - used > RESTED_NS) {
            close(); // while others were measured the server may have ended it
        }
        if (socket == null) {
            socket = (SSLSocket) trust.getSocketFactory().createSocket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        }
        String length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = head;
        if (body != null) {
            request = java.util.Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, request, head.length, body.length);
        }
        try {
            socket.getOutputStream().write(request);
            Answer answer = answer();
            used = System.nanoTime();
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        StringBuilder head = new StringBuilder();
        long length = status == 204 || status == 304 ? 0 : -1;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
            String lower = line.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:") ? Long.parseLong(lower.substring(15).strip()) : length;
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long read = 0;
        if (chunked) {
            for (int size = chunk(); size > 0; size = chunk()) {
                read += size;
                keep(kept, size);
                line();
            }
            line();
        } else if (length >= 0) {
            keep(kept, (int) length);
            read = length;
        }
        if (last) {
            close();
        }
        return new Answer(status, head.toString(), read, kept.toByteArray());
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private void keep(ByteArrayOutputStream kept, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        if (kept.size() < 1 << 30) {
            kept.write(bytes);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is gone then
        }
        socket = null;
    }
}
