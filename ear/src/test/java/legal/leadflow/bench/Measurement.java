package legal.leadflow.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import legal.leadflow.stack.Stack;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import org.postgresql.ds.PGSimpleDataSource;

/** Measures one operation: the product, the same SQL over plain JDBC, and the product without protection, in turn, so that what disturbs one disturbs all. */
final class Measurement {
    private static final int PREPARE_AFTER = 5; // the driver's own default: plain JDBC keeps its prepared statements
    private final Stack stack;
    private final Sizes sizes;
    private final Load load;
    private final Recorded recorded;
    private final FirmContext context;

    Measurement(Stack stack, Sizes sizes, Load load, Recorded recorded) {
        this.stack = stack;
        this.sizes = sizes;
        this.load = load;
        this.recorded = recorded;
        context = new FirmContext(new ContextKeys(stack.productSecrets()));
    }

    /** @param bare may be empty */
    List<Row> of(Operation operation, List<Visitor> visitors, List<Visitor> bare) throws IOException, SQLException, InterruptedException {
        for (Visitor visitor : bare.stream().distinct().toList()) {
            operation.check(visitor, 0);
        }
        long fromMs = System.currentTimeMillis();
        Map<Visitor, List<List<Recorded.Transaction>>> requests = record(operation, visitors);
        if (operation.part() != null) {
            requests.replaceAll((visitor, all) -> all.stream().map(request -> Recorded.with(request, operation.part())).toList());
        }
        boolean sql = requests.values().stream().anyMatch(one -> one.stream().anyMatch(request -> !request.isEmpty()));
        if (!bare.isEmpty() && requests.values().stream().anyMatch(one -> one.stream().anyMatch(List::isEmpty))) {
            throw new IllegalStateException("no SQL was seen for " + operation.name() + ": there is nothing to compare with");
        }
        List<Row> rows = new ArrayList<>();
        for (int clients : sizes.clients()) {
            List<Client> product = operation.part() != null ? List.of() : visitors.subList(0, clients).stream().map(operation::client).toList();
            boolean most = clients == sizes.mostClients(); // protection is weighed where the machine is full
            List<Client> open = bare.isEmpty() || product.isEmpty() || !most ? List.of() : bare.subList(0, clients).stream().map(operation::client).toList();
            List<Client> jdbc = sql ? replays(visitors.subList(0, clients), requests, fromMs, true) : List.of();
            List<Client> reads = sql && most && !product.isEmpty() ? replays(visitors.subList(0, clients), requests, fromMs, false) : List.of();
            try {
                rows.add(rounds(operation, clients, List.of(product, jdbc, reads, open), Recorded.journeys(requests.values())));
            } finally {
                for (List<Client> all : List.of(product, jdbc, reads, open)) {
                    for (Client client : all) {
                        client.close();
                    }
                }
            }
        }
        return rows;
    }

    /** @param kinds product, plain JDBC, the same without the trail, the server without protection; each may be empty */
    private Row rounds(Operation operation, int clients, List<List<Client>> kinds, double journeys) throws InterruptedException {
        List<List<Load.Sample>> samples = kinds.stream().<List<Load.Sample>>map(kind -> new ArrayList<>()).toList();
        for (List<Client> kind : kinds) {
            if (!kind.isEmpty()) {
                load.run(kind, sizes.warm().dividedBy(kind == kinds.get(0) || kind == kinds.get(3) ? 1 : 4)); // the servers have more to compile
            }
        }
        for (int round = 0; round < sizes.rounds(); round++) {
            for (int i = 0; i < kinds.size(); i++) {
                if (!kinds.get(i).isEmpty()) {
                    samples.get(i).add(load.run(kinds.get(i), sizes.window()));
                }
            }
        }
        return Row.of(operation, clients, samples.get(0), samples.get(1), samples.get(2), samples.get(3), journeys);
    }

    private Map<Visitor, List<List<Recorded.Transaction>>> record(Operation operation, List<Visitor> visitors) throws IOException, SQLException {
        Map<Visitor, List<List<Recorded.Transaction>>> requests = new HashMap<>();
        for (Visitor visitor : visitors.stream().distinct().toList()) {
            operation.check(visitor, 0); // what happens once for a session or a server is not the request's own
        }
        recorded.begin();
        try {
            for (Visitor visitor : visitors.stream().distinct().toList()) {
                List<List<Recorded.Transaction>> all = new ArrayList<>();
                for (int n = 0; n < Samples.COUNT; n++) {
                    int number = n;
                    all.add(recorded.of(visitor.firm.person(), () -> operation.check(visitor, number)));
                }
                requests.put(visitor, all);
            }
        } finally {
            recorded.end();
        }
        return requests;
    }

    private List<Client> replays(List<Visitor> visitors, Map<Visitor, List<List<Recorded.Transaction>>> requests, long fromMs, boolean withAudit) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) stack.database().as("leadflow_app");
        source.setPrepareThreshold(PREPARE_AFTER);
        List<Client> clients = new ArrayList<>();
        for (Visitor visitor : visitors) {
            Connection connection = source.getConnection();
            clients.add(new Replay(connection, context, requests.get(visitor), fromMs, withAudit));
        }
        return clients;
    }
}
