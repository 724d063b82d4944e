package org.millrace.platform.web.json;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/** Reads the JSON text of a request (RFC 8259), and tells a person where it is broken. */
public final class JsonText {

    /** The longest body that is read, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonText() {}

    /** @return the value; an empty body counts as an object without members */
    static JsonNode read(InputStream body, MediaType type, MultivaluedMap<String, String> headers) throws IOException {
        requireUtf8(type, headers);
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw Problems.tooLarge(MAX_BYTES);
        }
        return parse(decode(bytes));
    }

    /**
     * Reads one value of a body that has many.
     *
     * @throws org.millrace.platform.problem.Refusal 400 that tells where it is broken
     */
    public static JsonNode parse(byte[] utf8) {
        return parse(decode(utf8));
    }

    static JsonNode parse(String text) {
        try {
            JsonNode value = Json.parse(text);
            // UTF-8 has no halves of characters: only an escape can write one
            if (text.contains("\\u")) {
                requireWholeCharacters(value, JsonPointer.empty());
            }
            return value.isMissingNode() ? Json.object() : value;
        } catch (JacksonException broken) {
            throw unparsable(broken);
        } catch (NumberFormatException extreme) {
            // the parser knows no limit of exponents, only Java's decimals do
            throw beyondLimits(List.of());
        }
    }

    private static void requireWholeCharacters(JsonNode value, JsonPointer at) {
        if (value.isString()) {
            requireWholeCharacters(value.asString(), at);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                requireWholeCharacters(value.get(i), at.appendIndex(i));
            }
        } else {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                JsonPointer below = at.appendProperty(member.getKey());
                requireWholeCharacters(member.getKey(), below);
                requireWholeCharacters(member.getValue(), below);
            }
        }
    }

    private static void requireWholeCharacters(String text, JsonPointer at) {
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw Problems.unparsable(
                    "The body holds half of a character: send both surrogates of an escaped pair, or the character itself.",
                    List.of(new Problem.At(writable(at), "has a surrogate without its other half")));
        }
    }

    private static String writable(JsonPointer at) {
        return new String(at.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** @throws org.millrace.platform.problem.Refusal 415 if the body is said to be in another encoding, or compressed */
    public static void requireUtf8(MediaType type, MultivaluedMap<String, String> headers) {
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw Problems.unsupported("The body is read as UTF-8 only: leave out the charset, or say charset=utf-8.");
        }
        String coding = headers.getFirst("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw Problems.unsupported("The body is read as it is: send it without Content-Encoding.");
        }
    }

    static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw Problems.unparsable("The body is not UTF-8: send JSON text in that encoding.", List.of());
        }
    }

    private static RuntimeException unparsable(JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return beyondLimits(where(broken));
        }
        return Problems.unparsable(
                "The body is not one well-formed JSON value" + place(broken) + ", correct it and send it again.",
                where(broken));
    }

    private static RuntimeException beyondLimits(List<Problem.At> where) {
        return Problems.unparsable(
                "The body goes beyond a limit: at most " + Json.MAX_DEPTH + " levels of nesting, numbers of 100 digits"
                        + " with an exponent of 9, and names of 1,000 characters. Keep within them and send it again.",
                where);
    }

    private static String place(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ": look at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static List<Problem.At> where(JacksonException broken) {
        if (broken instanceof StreamReadException && broken.processor() instanceof JsonParser parser) {
            return List.of(new Problem.At(
                    writable(parser.streamReadContext().pathAsPointer()), inShort(broken.getOriginalMessage())));
        }
        return List.of();
    }

    /** The parser's own words, less what it adds for programmers. */
    private static String inShort(String message) {
        return message.split(": | \\(", 2)[0];
    }
}
