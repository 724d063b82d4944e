package org.millrace.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.millrace.client.Json;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What nobody would send who means well: texts of all kinds, documents that are none, numbers at the edges. */
final class Corpus {

    /** Numbers as they are written in JSON. */
    static final List<String> NUMBERS = List.of(
            "-0",
            "-0.0",
            "0",
            "0e999999999",
            "0e-999999999",
            "1.0",
            "1e0",
            "10e-1",
            "1E5",
            "0.1",
            "1.5",
            "-1",
            "1.0000000000000000000001",
            "0.000000000000000000000000000001",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "1e18",
            "1e19",
            "1e400",
            "-1e400",
            "1e-400",
            "9e99",
            "1e100000",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "1e2147483647",
            "1e2147483648",
            "1e-2147483648",
            "1e99999999999999999999",
            "9".repeat(100),
            "0." + "9".repeat(98));

    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int LONGEST = 200;

    private Corpus() {}

    /** A document that is no JSON object, and what is wrong with it. */
    record Document(String about, byte[] bytes) {}

    static List<Document> documents() {
        return lines("documents").stream()
                .map(Json::read)
                .map(line -> new Document(
                        line.path("about").asString(),
                        line.path("bytes").asString().getBytes(StandardCharsets.ISO_8859_1)))
                .toList();
    }

    /** From the file, and a character of each kind that Unicode knows, each control character, and the longest ones. */
    static List<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        lines("texts").forEach(line -> texts.add(Json.read(line).asString()));
        Set<Integer> kinds = new LinkedHashSet<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isISOControl(point) || kinds.add(Character.getType(point))) {
                texts.add("x" + Character.toString(point) + "x");
            }
        }
        for (String one : List.of("x", "\u00e4", "\u20ac", "\ud83d\ude00")) {
            IntStream.of(LONGEST, LONGEST + 1).mapToObj(one::repeat).forEach(texts::add);
        }
        return new ArrayList<>(texts);
    }

    /** Texts that a name may have: 1 to 200 whole characters, none of them U+0000. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.indexOf('\0') < 0
                && isWhole(text);
    }

    /** Whether it has no half of a surrogate pair. */
    static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** As a JSON string, in ASCII. */
    static String escaped(String text) {
        return ESCAPING.writeValueAsString(text);
    }

    private static List<String> lines(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream("/hostile/" + name + ".ndjson")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
