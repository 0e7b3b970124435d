package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.md} claims nothing that is not there. */
class AsvsTest {
    /** Requirements of version 5.0.0 by level, counted in the standard. */
    private static final Map<String, Integer> REQUIREMENTS = Map.of("1", 70, "2", 183, "3", 92);
    private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("\\| (V\\d+\\.\\d+\\.\\d+) \\| ([123]) \\| (test|reason|open|none) \\| (.+) \\|");
    private static final Pattern SUM = Pattern.compile("\\| ([123]) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<Integer>> sums = new TreeMap<>();

    AsvsTest() throws IOException {
        for (String line : Files.readAllLines(PROJECT.resolve("docs/asvs.md"))) {
            Matcher row = ROW.matcher(line);
            Matcher sum = SUM.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4)));
            } else if (sum.matches()) {
                sums.put(sum.group(1), Stream.of(2, 3, 4, 5).map(group -> Integer.valueOf(sum.group(group))).toList());
            }
        }
    }

    private record Row(String id, String level, String state, String how) {
    }

    @Test
    void everyRequirementHasOneRow() {
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(rows.stream().collect(Collectors.groupingBy(Row::level, Collectors.summingInt(row -> 1)))).isEqualTo(REQUIREMENTS);
    }

    @Test
    void theSumsAreThoseOfTheRows() {
        REQUIREMENTS.keySet().forEach(level -> assertThat(sums.get(level)).as("level " + level)
                .isEqualTo(Stream.of("test", "reason", "open", "none").map(state -> count(level, state)).toList()));
    }

    private int count(String level, String state) {
        return (int) rows.stream().filter(row -> row.level().equals(level) && row.state().equals(state)).count();
    }

    @Test
    void everyTestThatARowNamesIsThere() throws IOException {
        Map<String, String> sources = sources();
        for (Row row : rows) {
            Matcher named = NAMED.matcher(row.how());
            int found = 0;
            for (; named.find(); found++) {
                assertThat(sources.getOrDefault(named.group(1), "")).as("%s names %s", row.id(), named.group()).contains("void " + named.group(2) + "(");
            }
            assertThat(found > 0).as("%s: tests are named where there are some, and only there", row.id()).isEqualTo(row.state().equals("test"));
        }
    }

    /** Test classes by name; several of one name are one text. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("ejb-module", "web-module", "ear")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*(IT|Test)\\.java")).toList()) {
                    sources.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }
}
