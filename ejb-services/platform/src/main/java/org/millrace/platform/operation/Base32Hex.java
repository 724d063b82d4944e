package org.millrace.platform.operation;

/** Base 32 with the extended hex alphabet in lower case (RFC 4648, section 7), without padding: five bytes are eight digits. */
final class Base32Hex {

    private static final int BYTES = 5;
    private static final int DIGITS = 8;
    private static final int BITS = 5;
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

    private Base32Hex() {}

    /** @param bytes a multiple of five of them */
    static String encode(byte[] bytes) {
        char[] digits = new char[bytes.length / BYTES * DIGITS];
        for (int group = 0; group < bytes.length / BYTES; group++) {
            long value = 0;
            for (int i = 0; i < BYTES; i++) {
                value = value << Byte.SIZE | bytes[group * BYTES + i] & 0xff;
            }
            for (int i = DIGITS - 1; i >= 0; i--, value >>>= BITS) {
                digits[group * DIGITS + i] = ALPHABET.charAt((int) value & ALPHABET.length() - 1);
            }
        }
        return new String(digits);
    }

    /** @param digits what {@link #encode} made */
    static byte[] decode(String digits) {
        byte[] bytes = new byte[digits.length() / DIGITS * BYTES];
        for (int group = 0; group < digits.length() / DIGITS; group++) {
            long value = Long.parseLong(digits, group * DIGITS, (group + 1) * DIGITS, ALPHABET.length());
            for (int i = BYTES - 1; i >= 0; i--, value >>>= Byte.SIZE) {
                bytes[group * BYTES + i] = (byte) value;
            }
        }
        return bytes;
    }
}
