package legal.leadflow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Something that people or scripts ask of the server.
 *
 * @param name    as the table has it
 * @param goal    of the ratio to plain JDBC, or 0
 * @param request its parts for a visitor and a number
 * @param status  of a right answer
 * @param expects text that a right answer holds, for a visitor and a number; checked when its SQL is recorded
 * @param part    null; else the line is of plain JDBC alone, of those statements that hold this text
 */
record Operation(String name, double goal, Request request, int status, Expected expects, String part) {
    interface Request {
        Parts of(Visitor visitor, int n) throws IOException;
    }

    interface Expected {
        String of(Visitor visitor, int n);
    }

    record Parts(String method, String path, String headers, byte[] body) {
    }

    /** Of what another operation asks of the database, the statements that hold {@code text}, under a name of their own. */
    Operation sqlWith(String text, String as) {
        return new Operation(as, 0, request, status, expects, text);
    }

    static Operation page(String name, java.util.function.BiFunction<Samples.One, Visitor, String> path, Expected expects) {
        return new Operation(name, 0, (visitor, n) -> new Parts("GET", path.apply(visitor.samples.lead(n), visitor), visitor.asBrowser(), null), 200, expects, null);
    }

    static Operation rest(String name, double goal, java.util.function.Function<Samples.One, String> path, Expected expects) {
        return new Operation(name, goal, (visitor, n) -> new Parts("GET", path.apply(visitor.samples.lead(n)), visitor.asScript(), null), 200, expects, null);
    }

    /** Without an idempotency key: plain JDBC could not make the same row of it twice. */
    static Operation post(String name, double goal, String path, java.util.function.BiFunction<Samples.One, Integer, String> json) {
        return new Operation(name, goal, (visitor, n) -> new Parts("POST", path, visitor.asScript() + "Content-Type: application/json\r\n",
                json.apply(visitor.samples.lead(n), n).getBytes(StandardCharsets.UTF_8)), 201, (visitor, n) -> "\"id\"", null);
    }

    /** A client that does it again and again at the visitor's server. */
    Client client(Visitor visitor) {
        Wire wire = visitor.wire();
        return new Client() {
            @Override
            public boolean once(int n) throws IOException {
                Parts parts = request.of(visitor, n);
                int answered = wire.send(parts.method, parts.path, parts.headers, parts.body).status();
                if (answered != status) {
                    throw new IllegalStateException(name + " gives " + answered);
                }
                return true;
            }

            @Override
            public void close() {
                wire.close();
            }
        };
    }

    /** Does it once and looks at the answer. */
    void check(Visitor visitor, int n) throws IOException {
        try (Wire wire = visitor.wire()) {
            Parts parts = request.of(visitor, n);
            Wire.Answer answer = wire.send(parts.method, parts.path, parts.headers.replace("Accept-Encoding: gzip\r\n", ""), parts.body);
            if (answer.status() != status || !answer.text().contains(expects.of(visitor, n))) {
                throw new IllegalStateException(name + " of firm " + visitor.firm.number() + " gives " + answer.status() + " and not what is expected"
                        + (answer.status() == status ? "" : ": " + answer.text().lines().limit(3).toList()));
            }
        }
    }
}
