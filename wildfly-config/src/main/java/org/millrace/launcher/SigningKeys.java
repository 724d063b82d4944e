package org.millrace.launcher;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys by which the system signs its webhooks: ed25519, written as Standard Webhooks has it. */
final class SigningKeys {

    /** In both encodings (RFC 8410) the key itself comes last. */
    private static final int KEY_BYTES = 32;

    private SigningKeys() {}

    /** A new one: {@code whsk_} and both halves in base64, the private one first. */
    static String make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] privateKey = pair.getPrivate().getEncoded();
            byte[] publicKey = pair.getPublic().getEncoded();
            return "whsk_"
                    + Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(2 * KEY_BYTES)
                                    .put(privateKey, privateKey.length - KEY_BYTES, KEY_BYTES)
                                    .put(publicKey, publicKey.length - KEY_BYTES, KEY_BYTES)
                                    .array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
