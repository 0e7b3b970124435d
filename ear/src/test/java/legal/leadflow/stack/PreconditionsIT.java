package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo says when it cannot start: one line each, with what to do. */
class PreconditionsIT {
    @TempDir
    Path folder;

    @Test
    void aPortInUseIsNamedWithItsRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Preconditions.checkPort("Keycloak", taken.getLocalPort())).isInstanceOf(StackFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + ", meant for Keycloak, is in use").hasMessageContaining("-Dleadflow.ports")
                    .message().doesNotContain("\n");
        }
    }

    @Test
    void tooLittleRoomIsSaidInMegabytesWithItsRemedy() {
        assertThatThrownBy(() -> Preconditions.checkDisk(folder, Long.MAX_VALUE)).isInstanceOf(StackFailure.class)
                .hasMessageContaining("MB left").hasMessageContaining("-Dleadflow.run").message().doesNotContain("\n");
    }
}
