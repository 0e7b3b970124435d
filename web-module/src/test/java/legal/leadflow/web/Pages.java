package legal.leadflow.web;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages and sources of the module as files, for tests that read them. */
final class Pages {
    static final Path MODULE = Path.of("").toAbsolutePath();
    static final Path MESSAGES = MODULE.resolve("src/main/resources/legal/leadflow/web/messages");

    private Pages() {
    }

    static List<Path> all() throws IOException {
        return files(MODULE.resolve("src/main/webapp"), ".xhtml");
    }

    static List<Path> webSources() throws IOException {
        return files(MODULE.resolve("src/main/java"), ".java");
    }

    static List<Path> serviceSources() throws IOException {
        return files(MODULE.resolveSibling("ejb-module").resolve("src/main/java"), ".java");
    }

    static Document parse(Path page) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(Files.readString(page))));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        }
    }
}
