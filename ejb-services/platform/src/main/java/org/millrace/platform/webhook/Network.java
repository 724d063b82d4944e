package org.millrace.platform.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses (CIDR, RFC 4632). */
record Network(byte[] prefix, int bits) {

    /** @param cidr with a literal address, for example {@code 10.0.0.0/8} */
    static Network of(String cidr) {
        String[] parts = cidr.split("/");
        try {
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(cidr, malformed);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((bytes[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
