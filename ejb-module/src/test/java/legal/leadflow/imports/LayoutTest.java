package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void aFileWithAsManyRowsAsFitInMemoryIsTakenAndOneMoreIsRefused() throws IOException {
        assertThat(rows(Layout.MOST_ROWS).rows()).isEqualTo(Layout.MOST_ROWS);
        assertThatThrownBy(() -> rows(Layout.MOST_ROWS + 1)).isInstanceOfSatisfying(UploadRefused.class,
                refused -> assertThat(refused.messageKey()).isEqualTo("imports.refused.manyrows"));
    }

    private static Layout rows(int count) throws IOException {
        return Layout.of(new ByteArrayInputStream(("id,start\n" + "1,2\n".repeat(count)).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
