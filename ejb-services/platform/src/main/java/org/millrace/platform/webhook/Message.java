package org.millrace.platform.webhook;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is sent: the same under the same id, to whomever and however often. Its text is made when the first asks for it, and
 * what the system's key signs serves for all who get it within the same second. For one thread.
 */
final class Message {

    private final String id;
    private final String type;
    private final String contentType;
    private final Long position;
    private final Supplier<String> text;
    private String body;
    private long signedSecond;
    private String signature;

    /** @param position in the log, or null if it is not from there */
    Message(String id, String type, String contentType, Long position, Supplier<String> text) {
        this.id = id;
        this.type = type;
        this.contentType = contentType;
        this.position = position;
        this.text = text;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    String contentType() {
        return contentType;
    }

    Long position() {
        return position;
    }

    String body() {
        if (body == null) {
            body = text.get();
        }
        return body;
    }

    String signedAt(long second, UnaryOperator<String> sign) {
        if (signature == null || signedSecond != second) {
            signature = sign.apply(id + "." + second + "." + body());
            signedSecond = second;
        }
        return signature;
    }
}
