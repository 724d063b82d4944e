package org.millrace.platform.web.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.millrace.platform.web.json.JsonText;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.databind.JsonNode;

/** The values of a body of newline-delimited JSON ({@code application/x-ndjson}), read one after the other. */
final class Lines {

    /** The longest line, in bytes: as long as a body that is sent by itself. */
    private static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream body;
    private final long most;
    private long read;
    private int number;
    private int found;
    private byte[] line;

    /** @param most bytes of the whole body */
    Lines(InputStream body, long most) {
        this.body = new BufferedInputStream(body, BUFFER);
        this.most = most;
    }

    /**
     * Goes on to the next line that has something in it.
     *
     * @return false at the end
     */
    boolean next() throws IOException {
        do {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int next = body.read();
            if (next < 0) {
                return false;
            }
            for (; next >= 0 && next != '\n'; next = body.read()) {
                read++;
                if (bytes.size() <= LONGEST) {
                    bytes.write(next);
                }
            }
            read++;
            number++;
            line = bytes.toByteArray();
        } while (isBlank(line));
        found++;
        return true;
    }

    /** Whether there was nothing before it. */
    boolean isFirst() {
        return found == 1;
    }

    /** Counted from 1. */
    int number() {
        return number;
    }

    /** Whether more has been read than a body may have. */
    boolean tooMuch() {
        return read > most;
    }

    /** @throws org.millrace.platform.problem.Refusal if the line is not one JSON value, or too long */
    JsonNode value() {
        if (line.length > LONGEST) {
            throw Problems.tooLarge(LONGEST);
        }
        return JsonText.parse(line);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
