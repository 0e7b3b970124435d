package legal.leadflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import legal.leadflow.stack.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped holds nothing that could take its protection away: no class of the bare server, and no alternative to any bean. */
class ShippedEarIT {
    private final Path built = Folders.of("ear/target/stack").ear();

    @Test
    void theShippedEarHoldsNoAlternativeToAnyBean() throws IOException {
        assertThat(suspicious(built)).isEmpty();
    }

    @Test
    void theBareEarIsFoundOut(@TempDir Path folder) throws IOException {
        assertThat(suspicious(BareEar.write(built, folder.resolve("bare.ear")))).hasSize(BareEar.OPEN.size() + 2)
                .contains("ejb-module.jar: no audit listener", "ejb-module.jar: no sealer");
    }

    private static List<String> suspicious(Path ear) throws IOException {
        List<String> found = new ArrayList<>();
        int modules = 0;
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(ear))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().matches("(?:ejb|web)-module\\.(?:jar|war)")) {
                    modules++;
                    inside(entry.getName(), entries, found);
                }
            }
        }
        assertThat(modules).isEqualTo(2);
        return found;
    }

    private static void inside(String module, InputStream archive, List<String> found) throws IOException {
        List<String> names = new ArrayList<>();
        ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(archive.readAllBytes()));
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            names.add(entry.getName());
            String text = new String(entries.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (entry.getName().contains("legal/leadflow/") && text.contains("jakarta/enterprise/inject/Alternative") || entry.getName().endsWith("beans.xml") && text.contains("alternative")) {
                found.add(module + ": " + entry.getName());
            }
        }
        if (module.startsWith("ejb")) {
            if (!names.contains("META-INF/services/org.hibernate.integrator.spi.Integrator")) {
                found.add(module + ": no audit listener");
            }
            if (!names.contains("legal/leadflow/audit/SealingTimer.class")) {
                found.add(module + ": no sealer");
            }
        }
    }
}
