package org.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The harness works, and one kill at the point that matters most breaks no promise; what all faults do takes a long run. */
class SmokeIT {

    @Test
    void aServerThatDiesBetweenCommitAndAcknowledgementKeepsItsPromises() throws Exception {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        List<Fault> faults = List.of(Fault.HALT_AFTER_COMMIT);

        assertThat(FaultTests.run(new Options(1, 1, 42, 4, 1, 1, Duration.ZERO, faults, null, root)))
                .isTrue();
    }
}
