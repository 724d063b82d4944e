package org.millrace.system;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What goes over the wire, as the specification of STOMP 1.2 has it. */
record StompFrame(String command, Map<String, String> headers, String body) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    static StompFrame of(String command, Map<String, String> headers) {
        return new StompFrame(command, headers, "");
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(command).append('\n');
        headers.forEach((name, value) ->
                text.append(escaped(name)).append(':').append(escaped(value)).append('\n'));
        return text.append('\n').append(body).append('\0').toString().getBytes(StandardCharsets.UTF_8);
    }

    static StompFrame read(InputStream in) throws IOException {
        String command = line(in);
        while (command.isEmpty()) {
            command = line(in);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.putIfAbsent(plain(line.substring(0, colon)), plain(line.substring(colon + 1)));
        }
        return new StompFrame(command, headers, body(in, headers.get("content-length")));
    }

    private static String line(InputStream in) throws IOException {
        String line = until('\n', in);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static String body(InputStream in, String length) throws IOException {
        if (length == null) {
            return until('\0', in);
        }
        String body = new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        until('\0', in);
        return body;
    }

    private static String until(char end, InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != end; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The broker has closed the connection.");
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace(":", "\\c");
    }

    private static String plain(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "c" -> ":";
            default -> "\\\\";
        });
    }
}
