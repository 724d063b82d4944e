package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreFlightTest {

    @Test
    void namesThePortThatIsInUseAndTheWayOut() throws IOException {
        Ports free = new Ports(0, Free.port(), Free.port(), Free.port(), Free.port());
        assertThatCode(() -> PreFlight.check(free)).doesNotThrowAnyException();

        try (ServerSocket taken = new ServerSocket(free.messaging(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PreFlight.check(free))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (messaging) is in use")
                    .hasMessageContaining("-Dmillrace.port-offset=")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void movesAllPortsTogether() {
        Properties properties = new Properties();
        properties.setProperty("millrace.port-offset", "100");

        assertThat(Ports.from(properties)).isEqualTo(new Ports(100, 8180, 10090, 61716, 54420));
    }

    @Test
    void refusesAnOffsetThatLeavesNoPort() {
        assertThatThrownBy(() -> Ports.withOffset(30000)).hasMessageStartingWith("There is no port 91616 (messaging)");
    }

    @Test
    void letsOneLauncherAtATimeIn(@TempDir Path directory) {
        Layout layout = Free.layout(directory);
        DirectoryLock first = DirectoryLock.take(layout);

        assertThatThrownBy(() -> DirectoryLock.take(layout)).hasMessageContaining("already runs");

        first.release();
        DirectoryLock.take(layout).release();
    }
}
