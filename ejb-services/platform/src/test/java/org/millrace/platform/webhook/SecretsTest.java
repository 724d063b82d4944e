package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Secrets secrets = new Secrets(new byte[32]);
    private final byte[] secret = secrets.generate();

    @Test
    void comeBackAsTheyWere() {
        assertThat(secrets.decrypt("hook", secrets.encrypt("hook", secret))).isEqualTo(secret);
        assertThat(Secrets.text(secret)).startsWith("whsec_");
    }

    @Test
    void areEncryptedDifferentlyEachTime() {
        assertThat(secrets.encrypt("hook", secret)).isNotEqualTo(secrets.encrypt("hook", secret));
    }

    @Test
    void canNotBeMovedToAnotherWebhook() {
        byte[] encrypted = secrets.encrypt("hook", secret);

        assertThatThrownBy(() -> secrets.decrypt("other", encrypted)).hasMessageContaining("secrets.key");
    }

    @Test
    void needTheKeyThatTheyWereEncryptedWith() {
        byte[] encrypted = secrets.encrypt("hook", secret);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThatThrownBy(() -> new Secrets(otherKey).decrypt("hook", encrypted))
                .isInstanceOf(IllegalStateException.class);
    }
}
