package legal.leadflow.journeys;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import legal.leadflow.stack.RunningStack;

/** People who read leads and calls, and upload files, one request after the other, until they are told to stop; uploads as often as their limit allows. */
final class KeyLoad implements AutoCloseable {
    private static final List<String> PAGES = List.of("/leads/list", "/calls/log", "/leads/list?which=all&stage=CONSULTED");
    /** Of Alpha; the first two upload. One person's ten requests a second are not reached by one client. */
    private static final List<String> PEOPLE = List.of("marcus", "eleanor", "priya", "renata");
    private static final int UPLOADING = 2;
    private static final Duration BETWEEN_UPLOADS = Duration.ofSeconds(4); // 15 a minute of 30
    private final RunningStack stack = RunningStack.get();
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> clients = new ArrayList<>();

    /** Begins at once. */
    KeyLoad() {
        for (String person : PEOPLE) {
            Thread client = new Thread(() -> work(person, PEOPLE.indexOf(person) < UPLOADING), "client of " + person);
            client.start();
            this.clients.add(client);
        }
    }

    private void work(String username, boolean uploads) {
        String token = null;
        Instant renewed = Instant.MIN;
        Instant uploaded = Instant.MIN;
        for (int i = 0; !end.get(); i++) {
            try {
                if (Instant.now().isAfter(renewed.plus(Duration.ofMinutes(3)))) {
                    token = stack.token(username);
                    renewed = Instant.now();
                }
                boolean upload = uploads && Instant.now().isAfter(uploaded.plus(BETWEEN_UPLOADS));
                String path = upload ? "/imports/upload" : PAGES.get(i % PAGES.size());
                HttpRequest.Builder request = HttpRequest.newBuilder(java.net.URI.create(stack.baseUrl() + path)).header("Authorization", "Bearer " + token).header("Accept", "text/html");
                if (upload) {
                    uploaded = Instant.now();
                    request.header("X-File-Name", "load.csv").POST(HttpRequest.BodyPublishers.ofString("id,start_time,note\nL" + i + ",2026-01-01T00:00:00Z,said\n"));
                }
                count(path, stack.https().send(request), upload ? 201 : 200);
            } catch (IOException | RuntimeException e) {
                failed.add(e.toString());
            }
        }
    }

    private void count(String path, HttpResponse<String> answer, int meant) {
        answered.incrementAndGet();
        if (answer.statusCode() != meant) {
            failed.add(path + " " + answer.statusCode());
        }
    }

    int clients() {
        return clients.size();
    }

    /** Requests that were answered so far, rightly or not. */
    long answered() {
        return answered.get();
    }

    /** What was not answered as it should be. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** Lets all that was asked be answered, and asks no more. */
    void stop() {
        end.set(true);
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
