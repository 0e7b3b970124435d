package legal.leadflow.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of {@code docs/install.md}, as one script. */
final class InstallGuide {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh ?(\\w*)\\R(.*?)^```$");
    private static final Pattern NAME = Pattern.compile("export (\\w+)=(.*)");

    /**
     * A block of commands.
     *
     * @param kind {@code names}, {@code machine}, or empty
     */
    record Block(String kind, String text) {
    }

    private final List<Block> blocks = new ArrayList<>();

    InstallGuide(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
    }

    /** The lines of the blocks of one kind. */
    List<String> lines(String kind) {
        return blocks.stream().filter(block -> block.kind().equals(kind)).flatMap(block -> block.text().lines()).toList();
    }

    /**
     * All blocks but those of kind {@code machine}, in order.
     *
     * @param names what the page's names stand for instead; a name that the page does not know is refused
     */
    String script(Map<String, String> names) {
        Map<String, String> left = new HashMap<>(names);
        String script = blocks.stream().filter(block -> !block.kind().equals("machine"))
                .map(block -> block.kind().equals("names") ? renamed(block.text(), left) : block.text()).collect(Collectors.joining("\n"));
        if (!left.isEmpty()) {
            throw new StackFailure("docs/install.md has no name " + left.keySet());
        }
        return script;
    }

    private static String renamed(String text, Map<String, String> names) {
        return text.lines().map(line -> {
            Matcher name = NAME.matcher(line);
            String value = name.matches() ? names.remove(name.group(1)) : null;
            return value == null ? line : "export " + name.group(1) + "=\"" + value + "\"";
        }).collect(Collectors.joining("\n", "", "\n"));
    }
}
