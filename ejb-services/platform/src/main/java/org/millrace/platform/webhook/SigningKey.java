package org.millrace.platform.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The system's own key, by which anybody can tell that it was this system who sent something (ed25519, RFC 8032). */
final class SigningKey {

    private static final String PREFIX = "whsk_";
    private static final int HALF = 32;
    private static final int ID_BYTES = 8;

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    /** @param text {@code whsk_} and 32 bytes private, then 32 public, in base64 */
    SigningKey(String text) {
        try {
            byte[] both = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            if (!text.startsWith(PREFIX) || both.length != 2 * HALF) {
                throw new IllegalArgumentException("The length is " + both.length + " bytes");
            }
            privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(both, HALF)));
            publicKey = Arrays.copyOfRange(both, HALF, 2 * HALF);
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IllegalArgumentException(
                    "millrace.webhooks.signing.key must be whsk_ and an ed25519 key in base64, 32 bytes private and 32"
                            + " public",
                    unusable);
        }
    }

    /** Short, and the same wherever the key is. */
    String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String publicKey() {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    /** A signature of version v1a. */
    String sign(String content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
