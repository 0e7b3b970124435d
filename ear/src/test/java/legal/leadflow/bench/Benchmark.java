package legal.leadflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import legal.leadflow.stack.Folders;
import legal.leadflow.stack.Ports;
import legal.leadflow.stack.Stack;
import legal.leadflow.stack.StackFailure;
import legal.leadflow.stack.Waiting;
import legal.leadflow.stack.WildFly;

/** {@code mvn -Pbench verify}: docs/benchmark.md says what each line means. */
public final class Benchmark {
    private static final int FIRST_PORT = 9540;
    private static final String ENOUGH = "999999999,999999999,999999999";
    private static final String BARE_ROLE = "leadflow_bare";
    private final Instant begin = Instant.now();
    private final Sizes sizes = Sizes.configured();
    private final Folders folders;
    private final Ports ports = Ports.configured(FIRST_PORT);
    private final Ports second = new Ports(ports.base() + 10);
    private final Stack stack;
    private final Cpu cpu = new Cpu();
    private final Load load = new Load(cpu, line -> say("  trouble: " + line));
    private final Report report;
    private final List<String> broken = new ArrayList<>();

    private Benchmark() throws IOException {
        System.setProperty("leadflow.demo-data", "false");
        Path run = Folders.of("ear/target/bench").run();
        remove(run);
        folders = Folders.of("ear/target/bench");
        report = new Report(folders.project().resolve("ear/target/benchmark.json"));
        List<BenchFirm> signingIn = new ArrayList<>(BenchFirm.workedIn(sizes, false));
        signingIn.addAll(BenchFirm.workedIn(sizes, true));
        Path realm = BenchRealm.write(folders.run().resolve("realm.json"), signingIn, "https://localhost:" + second.application());
        stack = new Stack(folders, ports, Stack.demoLayers(folders, realm), Benchmark::say);
        limits(ENOUGH);
        stack.postgres().set("max_connections = 120\nshared_buffers = '1GB'\nmax_wal_size = '8GB'\ncheckpoint_timeout = '15min'\n");
    }

    /** Measures and ends everything; exits with 1 when it could not. */
    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = new Benchmark();
        Thread ending = new Thread(benchmark.stack::close, "end of the benchmark");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            benchmark.run();
        } catch (StackFailure e) {
            say("the benchmark cannot run: " + e.getMessage());
            throw e;
        } finally {
            benchmark.stack.close();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    private void run() throws Exception {
        report.add("firms", BenchFirm.all(sizes).size());
        report.add("leadsOfAFirm", sizes.leads());
        report.add("processors", Runtime.getRuntime().availableProcessors());
        stack.start();
        Population population = new Population(stack, sizes);
        Instant loading = Instant.now();
        population.load(line -> say(line));
        report.add("loadedSeconds", (double) Duration.between(loading, Instant.now()).toSeconds());
        WildFly bare = bare();
        hello();
        long wildfly = stack.wildfly().server().pid();
        cpu.watch("wildfly", wildfly);
        cpu.watch("bare", bare.server().pid());
        cpu.watch("keycloak", stack.processes().get("Keycloak").pid());
        cpu.watchFamily("postgres", Long.parseLong(Files.readAllLines(folders.database().resolve("postmaster.pid")).get(0).strip()));
        cpu.watch("generator", ProcessHandle.current().pid());
        Visitors visitors = new Visitors(stack, sizes, population);
        List<Visitor> signedIn = visitors.at(stack.url(), false);
        if (sizes.profile()) {
            Jcmd.run(wildfly, "JFR.configure", "stackdepth=256"); // a service is called some hundred frames deep
            Jcmd.run(wildfly, "JFR.start", "name=bench", "settings=profile");
        }
        List<Visitor> unprotected = visitors.at(bare.url(), true);
        part("measuring", () -> measure(signedIn, unprotected));
        part("import", () -> imports(signedIn.get(0)));
        if (sizes.profile()) {
            say(Jcmd.run(wildfly, "JFR.dump", "name=bench", "filename=" + folders.project().resolve("ear/target/benchmark.jfr")));
        }
        part("export", () -> export(visitors.auditor(stack.url())));
        part("sessions", this::sessions);
        limits("0,0," + Neighbour.QUOTA);
        part("firstPage", this::firstPage);
        part("neighbour", () -> neighbour(signedIn));
        report.add("tookMinutes", elapsed().toSeconds() / 60.0);
        System.out.println(report.table());
        if (!broken.isEmpty()) {
            throw new StackFailure("these parts broke: " + broken);
        }
    }

    interface Part {
        void run() throws IOException, SQLException, InterruptedException;
    }

    /** What breaks is told and lets the other parts be measured; the run fails in the end. */
    private void part(String name, Part part) throws IOException, InterruptedException {
        try {
            part.run();
        } catch (IOException | SQLException | IllegalStateException | StackFailure e) {
            String why = e + (e.getCause() == null ? "" : ", because " + e.getCause());
            say(name + " broke: " + why);
            report.add(name + "Trouble", why);
            broken.add(name);
        }
    }

    private Duration elapsed() {
        return Duration.between(begin, Instant.now());
    }

    private void measure(List<Visitor> protectedOnes, List<Visitor> bareOnes) throws IOException, SQLException, InterruptedException {
        Recorded recorded = new Recorded(stack.database().asSuperuser(), stack.postgres().log());
        Measurement measurement = new Measurement(stack, sizes, load, recorded);
        List<Operation> wanted = Stream.concat(Stream.of(Operations.hello()), Operations.all(hasRest(protectedOnes.get(0))).stream()).filter(one -> Pattern.compile(sizes.only()).matcher(one.name()).find()).toList();
        warmUp("warmUpRequests", protectedOnes, wanted);
        warmUp("warmUpRequestsUnprotected", bareOnes, wanted.stream().filter(one -> !one.name().equals(Operations.HELLO)).toList());
        List<Row> rows = new ArrayList<>();
        for (Operation operation : wanted) {
            part(operation.name(), () -> {
                for (Row row : measurement.of(operation, protectedOnes, operation.name().equals(Operations.HELLO) ? List.of() : bareOnes)) {
                    report.add(row);
                    rows.add(row);
                    say(String.format("%s, %d clients: %.1f/s, ratio %.3f, tax %.1f %%", row.operation(), row.clients(), row.requestsPerSecond(), row.ratio(), row.taxPercent()));
                }
            });
        }
        Optional<Double> list = cpu(rows, Operations.LIST_PAGE);
        Optional<Double> hello = cpu(rows, Operations.HELLO);
        if (list.isPresent() && hello.isPresent()) {
            report.add("listPageCpuTimesHello", list.get() / hello.get());
        }
    }

    /**
     * All operations in turn that only read: what is made stays with the very people whom later operations ask for. By no more clients than there are processors: with more of them the
     * compiler, which decides how fast the server gets, hardly has its turn.
     *
     * @param figure under which the number of requests is reported
     */
    private void warmUp(String figure, List<Visitor> visitors, List<Operation> operations) throws IOException, InterruptedException, SQLException {
        List<Operation> reads = operations.stream().filter(one -> one.part() == null && one.status() == Operations.READ).toList();
        List<Client> clients = visitors.stream().limit(Runtime.getRuntime().availableProcessors())
                .<Client>map(visitor -> new InTurn(reads.stream().map(one -> one.client(visitor)).toList())).toList();
        Load.Sample sample = load.run(clients, sizes.warmUp());
        for (Client client : clients) {
            client.close();
        }
        say(figure + ": " + sample.latenciesNs().length);
        report.add(figure, sample.latenciesNs().length);
    }

    private record InTurn(List<Client> all) implements Client {
        @Override
        public boolean once(int n) throws IOException, SQLException {
            return all.get(n % all.size()).once(n);
        }

        @Override
        public void close() throws SQLException {
            for (Client one : all) {
                one.close();
            }
        }
    }

    /** WildFly's CPU for an operation with the most clients, the last of its rows. */
    private static Optional<Double> cpu(List<Row> rows, String operation) {
        return rows.stream().filter(row -> row.operation().equals(operation)).reduce((before, last) -> last).map(row -> row.cpuSecondsPer1000().get("wildfly"));
    }

    private static boolean hasRest(Visitor visitor) throws IOException {
        try (Wire wire = visitor.wire()) {
            boolean has = wire.send("GET", Operations.API + "?limit=25", visitor.asScript(), null).status() != 404;
            say(has ? "the interface for programs is measured too" : "this build has no interface for programs: its rows are left out");
            return has;
        }
    }

    private void imports(Visitor visitor) throws IOException, SQLException {
        Imports imports = new Imports(visitor, stack.database().asSuperuser());
        for (int rows : sizes.imports()) {
            say("a file of " + rows + " rows is brought in");
            Imports.Speed speed = imports.of(rows);
            report.add("import" + rows + "RowsPerSecond", speed.rowsPerSecond());
            report.add("importTrial" + rows + "RowsPerSecond", speed.checkedPerSecond());
        }
    }

    /** All of a firm's trail, with its proofs. */
    private void export(Visitor auditor) throws IOException {
        try (Wire wire = auditor.wire()) {
            java.time.LocalDate today = java.time.LocalDate.now();
            long begin = System.nanoTime();
            Wire.Answer answer = wire.send("GET", "/audit/export?from=" + today.minusDays(2) + "&to=" + today.plusDays(2), auditor.asBrowser().replace("Accept-Encoding: gzip\r\n", ""), null);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (answer.status() != 200) {
                throw new IllegalStateException("the trail was not exported: " + answer.status());
            }
            report.add("exportEntries", answer.lines("E|"));
            report.add("exportRows", answer.lines(""));
            report.add("exportRowsPerSecond", answer.lines("") / seconds);
        }
    }

    private void sessions() throws IOException, InterruptedException {
        Sessions sessions = new Sessions(stack, BenchFirm.workedIn(sizes, false));
        Sessions.Memory before = sessions.memory();
        report.add("wildflyResidentMB", before.resident());
        report.add("wildflyHeapMB", before.heap());
        double eachSeconds = 0;
        int there = 0;
        for (int count : sizes.sessions()) {
            double needed = (count - there) * eachSeconds;
            if (elapsed().plusSeconds((long) needed).compareTo(sizes.atMost()) > 0) {
                say(count + " sessions are left out: they would take " + Math.round(needed / 60) + " minutes more (leadflow.bench.minutes)");
                report.add("sessionsLeftOut", count);
                continue;
            }
            say(count + " sessions are signed in");
            Instant from = Instant.now();
            sessions.reach(count);
            eachSeconds = Duration.between(from, Instant.now()).toMillis() / 1e3 / (count - there);
            there = count;
            Sessions.Memory now = sessions.memory();
            report.add("wildflyResidentMBWith" + count + "Sessions", now.resident());
            report.add("wildflyHeapMBWith" + count + "Sessions", now.heap());
        }
    }

    /** From the servers' next start on; {@code apiRead} for what programs read, the others count as always, and never too many. */
    private void limits(String apiRead) {
        Stream.of("SIGN_IN", "PAGES", "CHANGES", "API_READ", "API_WRITE", "EXPORT", "UPLOAD").forEach(route -> stack.set("LEADFLOW_LIMITS_" + route, route.equals("API_READ") ? apiRead : ENOUGH));
    }

    /** With limits as {@link #limits} set them for the start before. */
    private void neighbour(List<Visitor> visitors) throws IOException, InterruptedException {
        Visitor quiet = visitors.get(0);
        Visitor loud = visitors.stream().filter(one -> one.firm.number() != quiet.firm.number()).findFirst().orElse(null);
        if (loud == null) {
            say("one firm alone has no neighbour: that part is left out");
            return;
        }
        say("a firm asks ten times as much as it may");
        Neighbour.Waited waited;
        try (Neighbour neighbour = new Neighbour(quiet, loud, load)) {
            waited = neighbour.measured(sizes.rounds());
        }
        report.add("neighbourRequests", waited.requests());
        report.add("neighbourP99AloneMs", waited.p99AloneMs());
        report.add("neighbourP99BesideMs", waited.p99BesideMs());
        report.add("neighbourP99RaisedPercent", 100 * (waited.p99BesideMs() / waited.p99AloneMs() - 1));
        report.add("loudRequestsRefused", waited.refused());
        report.add("loudRequestsServed", waited.loudServed());
    }

    /** The server is started again, and somebody opens the lead list as soon as it is ready: once more, to compare. */
    private void firstPage() throws IOException {
        say("WildFly starts again");
        long start = System.nanoTime();
        stack.restart();
        if (!Waiting.until(() -> stack.https().status("https://localhost:" + ports.management() + "/health/ready") == 200, Duration.ofMinutes(5))) {
            throw new IllegalStateException("the server is not ready after five minutes");
        }
        report.add("readyAfterSeconds", (System.nanoTime() - start) / 1e9);
        BenchFirm firm = BenchFirm.workedIn(sizes, false).get(0);
        String token = stack.token(firm.personName(), BenchFirm.PASSWORD);
        for (String which : List.of("first", "second")) {
            long begin = System.nanoTime();
            var answer = stack.https().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(stack.url() + "/leads/list")).header("Authorization", "Bearer " + token)
                    .header("Accept", "text/html"));
            report.add(which + "PageAfterStartMs", (System.nanoTime() - begin) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the first page gave " + answer.statusCode());
            }
        }
    }

    /** The product without its protection, on the same database, as a role that row security does not bind. */
    private WildFly bare() throws SQLException {
        try (Connection connection = stack.database().asSuperuser().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create role " + BARE_ROLE + " login bypassrls in role leadflow_app password '" + stack.secrets().password("leadflow_app") + "'");
            // it enters no context, and the trigger asks for a right
            statement.execute("drop trigger keeps on firm");
            statement.execute("create trigger keeps before update on firm for each row when (current_user <> '" + BARE_ROLE + "') execute function firm_keep()");
        }
        say("the server without protection starts on port " + second.application());
        return stack.beside("bare", BareEar.write(folders.ear(), folders.run().resolve("bare.ear")), second, BARE_ROLE);
    }

    private void hello() throws IOException {
        Path deployments = stack.wildfly().home().resolve("deployments");
        Path built = BareEar.hello(folders.run().resolve("hello.war")).toPath();
        Files.copy(built, deployments.resolve("hello.war"), StandardCopyOption.REPLACE_EXISTING);
        if (!Waiting.until(() -> Files.exists(deployments.resolve("hello.war.deployed")), Duration.ofMinutes(2))) {
            throw new StackFailure("hello.war was not deployed; the log is in " + stack.wildfly().home().resolve("log"));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static void say(String line) {
        System.out.println("[bench] " + line);
    }
}
