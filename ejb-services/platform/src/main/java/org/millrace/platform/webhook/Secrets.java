package org.millrace.platform.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that endpoints verify signatures with. In the database they are encrypted (AES-GCM, bound to their webhook)
 * by a key that is kept elsewhere.
 */
final class Secrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    Secrets(byte[] key) {
        if (key.length != SECRET_BYTES) {
            throw new IllegalArgumentException("millrace.webhooks.secrets.key needs 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] generate() {
        return random(SECRET_BYTES);
    }

    /** As the owner of the endpoint gets to see it. */
    static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    byte[] encrypt(String webhook, byte[] secret) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, webhook, nonce, secret);
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException if it was encrypted for another webhook or with another key */
    byte[] decrypt(String webhook, byte[] encrypted) {
        ByteBuffer buffer = ByteBuffer.wrap(encrypted);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[encrypted.length - NONCE_BYTES];
        buffer.get(nonce).get(rest);
        return run(Cipher.DECRYPT_MODE, webhook, nonce, rest);
    }

    private byte[] run(int mode, String webhook, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "The secret of webhook " + webhook
                            + " cannot be read: is millrace.webhooks.secrets.key the one it was" + " encrypted with?",
                    failure);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
