package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.problem.Refusal;

class DestinationsTest {

    private final FakeNames names = new FakeNames()
            .answer("localhost", "127.0.0.1", "::1")
            .answer("loopback.example", "127.0.0.1")
            .answer("loopback6.example", "::1")
            .answer("mapped-loopback.example", "::ffff:127.0.0.1")
            .answer("public.example", "93.184.215.14")
            .answer("both-public.example", "93.184.215.14", "2606:4700:4700::1111")
            .answer("private.example", "10.1.2.3")
            .answer("private6.example", "fd00::1")
            .answer("public-and-private.example", "93.184.215.14", "10.1.2.3")
            .answer("private-and-public.example", "192.168.1.1", "93.184.215.14")
            .answer("metadata.example", "169.254.169.254")
            .answer("public-and-metadata.example", "93.184.215.14", "169.254.169.254")
            .answer("unspecified.example", "0.0.0.0")
            .answer("nat64.example", "64:ff9b::a9fe:a9fe")
            .answer("6to4.example", "2002:7f00:1::")
            .answer("documentation.example", "192.0.2.1");

    private Destinations destinations;

    record Row(String url, Reach reach, String expected) {}

    static Stream<Row> rows() throws IOException {
        try (InputStream table = DestinationsTest.class.getResourceAsStream("urls.txt")) {
            List<String[]> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .toList();
            return lines.stream()
                    .flatMap(cells -> Stream.of(Reach.values())
                            .map(reach -> new Row(cells[0].strip(), reach, cells[reach.ordinal() + 1].strip())));
        }
    }

    @AfterEach
    void stop() {
        destinations.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void onlyWhatTheReachAllowsMayBeCalled(Row row) {
        assertThat(judge(with(row.reach()), row.url())).isEqualTo(row.expected());
    }

    @Test
    void aUrlThatIsTooLongIsNotRead() {
        assertThat(judge(with(Reach.PUBLIC), "https://93.184.215.14/" + "a".repeat(2_048)))
                .isEqualTo("unreadable");
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() {
        Destination found = with(Reach.PUBLIC)
                .locate("https://both-public.example:8443/hook?key=a%20b")
                .join();

        assertThat(found.host().getAddress().getHostAddress()).isEqualTo("93.184.215.14");
        assertThat(found.host().getHostName()).isEqualTo("both-public.example");
        assertThat(found.host().getPort()).isEqualTo(8443);
        assertThat(found.path()).isEqualTo("/hook?key=a%20b");
        assertThat(names.asked()).containsExactly("both-public.example");
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsFoundOutThen() {
        names.answer("rebinding.example", "93.184.215.14").answer("rebinding.example", "127.0.0.1");
        with(Reach.PUBLIC).check("https://rebinding.example/");

        assertThatThrownBy(
                        () -> destinations.locate("https://rebinding.example/").join())
                .hasCauseInstanceOf(Refusal.class);
    }

    private Destinations with(Reach reach) {
        destinations = new Destinations(reach, names);
        destinations.start(Executors.defaultThreadFactory());
        return destinations;
    }

    private static String judge(Destinations destinations, String url) {
        try {
            destinations.check(url);
            return "allowed";
        } catch (UnreadableUrl unreadable) {
            return "unreadable";
        } catch (Refusal forbidden) {
            assertThat(forbidden.problem().type()).isEqualTo("forbidden-address");
            assertThat(forbidden.problem().status()).isEqualTo(422);
            return "forbidden";
        }
    }
}
