package org.millrace.platform.web.command;

import java.util.List;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.problem.Problems;

/**
 * The name that a client gives to a request, so that it can be sent again without being done again: a structured-field
 * string ({@code "8e03…"}, RFC 8941, section 3.3.3), or the bare token that many clients send.
 */
final class IdempotencyKey {

    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /**
     * @param fields the Idempotency-Key fields as sent
     * @return the key, or null if none was sent
     */
    static String parse(List<String> fields) {
        if (fields.isEmpty()) {
            return null;
        }
        if (fields.size() > 1) {
            throw malformed();
        }
        String field = fields.get(0).strip();
        String key = field.startsWith("\"") ? string(field) : token(field);
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw malformed();
        }
        return key;
    }

    private static String token(String field) {
        if (!field.chars().allMatch(c -> c > ' ' && c < 0x7f && "\",;\\".indexOf(c) < 0)) {
            throw malformed();
        }
        return field;
    }

    private static String string(String field) {
        StringBuilder key = new StringBuilder();
        for (int i = 1; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '"') {
                if (i < field.length() - 1) {
                    throw malformed();
                }
                return key.toString();
            }
            if (c == '\\') {
                i++;
                if (i == field.length() || "\"\\".indexOf(field.charAt(i)) < 0) {
                    throw malformed();
                }
                c = field.charAt(i);
            }
            if (c < ' ' || c > '~') {
                throw malformed();
            }
            key.append(c);
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Problems.parameter(
                "Idempotency-Key",
                "send it once, as a string of 1 to 255 printable ASCII characters in double quotes, for example"
                        + " Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\".");
    }
}
