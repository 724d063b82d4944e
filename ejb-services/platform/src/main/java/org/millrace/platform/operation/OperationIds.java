package org.millrace.platform.operation;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues the ids of operations, and recognises them on any node without asking anyone: {@code {type}-{48 base32hex
 * digits}} of 16 bytes UUID, 6 bytes that bind it to its caller, and 8 bytes of a MAC (HMAC-SHA256) over all of it. The
 * UUID is version 5 of caller, path, key and body where there is an idempotency key, else version 7 (RFC 9562).
 */
public final class OperationIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final UUID NAMESPACE = UUID.fromString("6f1a6ab0-2c1b-5e0f-9e53-3a5d2c0e7b11");
    private static final int UUID_BYTES = 16;
    private static final int OWNER_BYTES = 6;
    private static final int MAC_BYTES = 8;
    private static final int DIGITS = (UUID_BYTES + OWNER_BYTES + MAC_BYTES) * 8 / 5;

    private final SecretKeySpec key;

    /** @param key secret, the same on all nodes of the context and for as long as ids shall be recognised */
    public OperationIds(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The operations' key needs 16 bytes or more");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** An id of its own for each request. */
    public IssuedId issue(String type, String caller) {
        return sealed(type, caller, UuidCreator.getTimeOrderedEpochFast());
    }

    /** The same id whenever the four are the same. */
    public IssuedId issue(String type, String caller, String path, String idempotencyKey, byte[] body) {
        MessageDigest digest = sha256();
        for (String part : new String[] {caller, path, idempotencyKey}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        digest.update(body);
        return sealed(type, caller, UuidCreator.getNameBasedSha1(NAMESPACE, digest.digest()));
    }

    /** @return empty if this context never issued that id */
    public Optional<IssuedId> recognise(String id, String caller) {
        int dash = id.indexOf('-');
        if (dash < 1
                || id.length() != dash + 1 + DIGITS
                || !id.substring(dash + 1).matches("[0-9a-v]+")) {
            return Optional.empty();
        }
        String type = id.substring(0, dash);
        byte[] all = Base32Hex.decode(id.substring(dash + 1));
        byte[] uuid = Arrays.copyOf(all, UUID_BYTES);
        byte[] owner = Arrays.copyOfRange(all, UUID_BYTES, UUID_BYTES + OWNER_BYTES);
        byte[] mac = Arrays.copyOfRange(all, UUID_BYTES + OWNER_BYTES, all.length);
        if (!MessageDigest.isEqual(mac, mac(MAC_BYTES, "issued", type.getBytes(StandardCharsets.UTF_8), uuid, owner))) {
            return Optional.empty();
        }
        return Optional.of(issued(id, type, uuid(uuid), MessageDigest.isEqual(owner, owner(uuid, caller))));
    }

    private static IssuedId issued(String id, String type, UUID uuid, boolean ownedByCaller) {
        return new IssuedId(
                id,
                type,
                UuidUtil.isTimeOrderedEpoch(uuid) ? Optional.of(UuidUtil.getInstant(uuid)) : Optional.empty(),
                ownedByCaller);
    }

    private IssuedId sealed(String type, String caller, UUID id) {
        byte[] uuid = ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] owner = owner(uuid, caller);
        byte[] mac = mac(MAC_BYTES, "issued", type.getBytes(StandardCharsets.UTF_8), uuid, owner);
        byte[] all = ByteBuffer.allocate(UUID_BYTES + OWNER_BYTES + MAC_BYTES)
                .put(uuid)
                .put(owner)
                .put(mac)
                .array();
        return issued(type + "-" + Base32Hex.encode(all), type, id, true);
    }

    private byte[] owner(byte[] uuid, String caller) {
        return mac(OWNER_BYTES, "owner", uuid, caller.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(int length, String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return Arrays.copyOf(mac.doFinal(), length);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
