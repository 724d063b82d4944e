package org.millrace.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request that posts an order of exactly 1 KiB; each has an id of its own, written over its predecessor's. */
final class Order {

    static final String CUSTOMER = "bench-customer";
    static final String SKU = "bench-sku-";
    static final int LINES = 3;

    private static final int SIZE = 1024;
    private static final String ID = "bench-000000000000";

    private final byte[] request;
    private final int digitsEnd;

    /** @param token of the caller; empty for none */
    Order(int port, String path, String token) {
        byte[] body = body();
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        digitsEnd = head.length() + new String(body, StandardCharsets.ISO_8859_1).indexOf(ID) + ID.length();
    }

    /** The request for the order of that number; good until the next call. */
    byte[] request(long number) {
        long rest = number;
        for (int at = digitsEnd - 1; at >= digitsEnd - 12; at--) {
            request[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return request;
    }

    /** The number in an order's id. */
    static long number(String orderId) {
        return Long.parseLong(orderId.substring(orderId.indexOf('-') + 1));
    }

    /** As many lines as an order of a wholesaler has, and a remark that fills it up: what the system stores is 1 KiB too. */
    private static byte[] body() {
        StringBuilder order =
                new StringBuilder("{\"orderId\":\"" + ID + "\",\"customerId\":\"" + CUSTOMER + "\",\"lines\":[");
        for (int line = 0; line < LINES; line++) {
            order.append(line == 0 ? "" : ",")
                    .append("{\"sku\":\"" + SKU + line + "\",\"quantity\":" + (line + 1) + "}");
        }
        order.append("],\"remark\":\"");
        order.append("x".repeat(SIZE - 2 - order.length())).append("\"}");
        return order.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
