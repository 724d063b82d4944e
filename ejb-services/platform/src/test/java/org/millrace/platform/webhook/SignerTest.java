package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.Test;

/** What receivers do with the signatures, with the published library and the JDK. */
class SignerTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_SECRET = "abcdef0123456789abcdef0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final String BODY = "{\"city\":\"Köln\"}";

    private final SigningKey key = new SigningKey(newKeyText());
    private final Signer signer = new Signer(List.of(key), Clock.systemUTC());
    private final Message message = new Message("e-1", "test", "application/json", 1L, () -> BODY);

    @Test
    void theOwnerOfTheSecretCanVerify() throws Exception {
        new com.standardwebhooks.Webhook(Secrets.text(SECRET)).verify(BODY, fields(List.of(SECRET)));
    }

    @Test
    void afterARotationBothSecretsVerify() throws Exception {
        Map<String, List<String>> fields = fields(List.of(SECRET, OLD_SECRET));

        new com.standardwebhooks.Webhook(Secrets.text(SECRET)).verify(BODY, fields);
        new com.standardwebhooks.Webhook(Secrets.text(OLD_SECRET)).verify(BODY, fields);
    }

    @Test
    void whatWasChangedOnTheWayIsFoundOut() {
        Map<String, List<String>> fields = fields(List.of(SECRET));

        assertThatThrownBy(() ->
                        new com.standardwebhooks.Webhook(Secrets.text(SECRET)).verify(BODY.replace("K", "k"), fields))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void anybodyCanVerifyByTheSystemsPublicKey() throws Exception {
        Map<String, List<String>> fields = fields(List.of());
        String signature = fields.get("webhook-signature").get(0);
        String content = "e-1." + fields.get("webhook-timestamp").get(0) + "." + BODY;

        assertThat(signature).startsWith("v1a,").doesNotContain(" ");
        assertThat(verifies(key.publicKey(), signature, content)).isTrue();
        assertThat(verifies(key.publicKey(), signature, content + " ")).isFalse();
    }

    @Test
    void aKeyThatIsNoneIsToldSo() {
        assertThatThrownBy(() -> new SigningKey("whsk_AAAA")).hasMessageContaining("millrace.webhooks.signing.key");
    }

    private Map<String, List<String>> fields(List<byte[]> secrets) {
        return signer.headers(message, secrets).stream()
                .collect(Collectors.toMap(Header::getName, field -> List.of(field.getValue())));
    }

    private static boolean verifies(String publicKey, String signature, String content) throws Exception {
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] encoded = ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex("302a300506032b6570032100"))
                .put(raw)
                .array();
        PublicKey read = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(read);
        verifier.update(content.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }

    static String newKeyText() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] privateKey = pair.getPrivate().getEncoded();
            byte[] publicKey = pair.getPublic().getEncoded();
            byte[] both = ByteBuffer.allocate(64)
                    .put(privateKey, privateKey.length - 32, 32)
                    .put(publicKey, publicKey.length - 32, 32)
                    .array();
            return "whsk_" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }
}
