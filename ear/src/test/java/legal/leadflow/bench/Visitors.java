package legal.leadflow.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import legal.leadflow.stack.Stack;

/** Signs the benchmark's people in. */
final class Visitors {
    private final Stack stack;
    private final Sizes sizes;
    private final Population population;

    Visitors(Stack stack, Sizes sizes, Population population) {
        this.stack = stack;
        this.sizes = sizes;
        this.population = population;
    }

    /** As many as there are clients at most, of different firms as far as there are some; once for each firm. */
    List<Visitor> at(String server, boolean bare) throws IOException, SQLException {
        List<Visitor> visitors = new ArrayList<>();
        for (BenchFirm firm : BenchFirm.workedIn(sizes, bare)) {
            visitors.add(new Visitor(stack, server, firm, firm.personName(), Samples.of(stack.database().asSuperuser(), firm, population.cipher(bare))));
        }
        return IntStream.range(0, sizes.mostClients()).mapToObj(i -> visitors.get(i % visitors.size())).toList();
    }

    /** Who may read the trail of the first firm. */
    Visitor auditor(String server) throws IOException {
        BenchFirm firm = BenchFirm.workedIn(sizes, false).get(0);
        return new Visitor(stack, server, firm, firm.auditorName(), new Samples(List.of()));
    }
}
