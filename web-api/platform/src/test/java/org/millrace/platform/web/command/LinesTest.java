package org.millrace.platform.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.platform.problem.Refusal;

class LinesTest {

    @Test
    void areCountedWithTheEmptyOnesAndReadWithoutThem() throws IOException {
        assertThat(read("{\"a\":1}\n\n  \r\n[2]\r\n3"))
                .containsExactly(Map.entry(1, "{\"a\":1}"), Map.entry(4, "[2]"), Map.entry(5, "3"));
    }

    @Test
    void endWithOrWithoutALineFeed() throws IOException {
        assertThat(read("1\n2\n")).isEqualTo(read("1\n2"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void areCountedInBytes() throws IOException {
        Lines lines = lines("12\n34\n", 5);
        lines.next();
        assertThat(lines.tooMuch()).isFalse();
        lines.next();
        assertThat(lines.tooMuch()).isTrue();
    }

    @Test
    void oneThatIsTooLongLeavesTheNextOneReadable() throws IOException {
        Lines lines = lines("\"" + "x".repeat(1 << 20) + "\"\n7", Long.MAX_VALUE);
        lines.next();
        assertThatThrownBy(lines::value)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(413));
        lines.next();
        assertThat(lines.value().asInt()).isEqualTo(7);
    }

    private static Map<Integer, String> read(String text) throws IOException {
        Map<Integer, String> read = new LinkedHashMap<>();
        for (Lines lines = lines(text, Long.MAX_VALUE); lines.next(); ) {
            read.put(lines.number(), lines.value().toString());
        }
        return read;
    }

    private static Lines lines(String text, long most) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
    }
}
