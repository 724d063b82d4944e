package org.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The proxy breaks COMMITs and nothing else. */
class CommitSpotterTest {

    private final CommitSpotter spotter = new CommitSpotter();

    @Test
    void knowsACommitThatIsSentAsText() {
        assertThat(spotter.commits('Q', words("commit"))).isTrue();
        assertThat(spotter.commits('Q', words("SELECT 1"))).isFalse();
    }

    @Test
    void knowsAPreparedCommitWheneverItIsCarriedOut() {
        assertThat(carriedOut(words("S_1", "COMMIT"), words("", "S_1"))).isTrue();
        assertThat(carriedOut(null, words("", "S_1"))).isTrue();
        assertThat(carriedOut(null, words("", "S_2"))).isFalse();
    }

    @Test
    void forgetsAStatementWhoseNameWasGivenToAnother() {
        assertThat(carriedOut(words("", "COMMIT"), words("", ""))).isTrue();
        assertThat(carriedOut(words("", "SELECT 1"), words("", ""))).isFalse();
    }

    private boolean carriedOut(byte[] parse, byte[] bind) {
        boolean early = (parse != null && spotter.commits('P', parse)) | spotter.commits('B', bind);
        assertThat(early).as("before the message that ends the request").isFalse();
        return spotter.commits('S', new byte[0]);
    }

    private static byte[] words(String... words) {
        return (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
