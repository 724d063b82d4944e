package org.millrace.platform.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperationIdsTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final OperationIds ids = new OperationIds("a secret of sixteen bytes or more".getBytes(UTF_8));

    @Test
    void anyNodeWithTheSameKeyRecognisesAnIdWithItsTypeAndTime() {
        String id = ids.issue("PlaceOrder", "ada").value();

        IssuedId recognised = new OperationIds("a secret of sixteen bytes or more".getBytes(UTF_8))
                .recognise(id, "ada")
                .orElseThrow();

        assertThat(recognised.type()).isEqualTo("PlaceOrder");
        assertThat(recognised.ownedByCaller()).isTrue();
        assertThat(recognised.issuedAt().orElseThrow())
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void anotherCallerDoesNotOwnIt() {
        String id = ids.issue("PlaceOrder", "ada").value();

        assertThat(ids.recognise(id, "bob").orElseThrow().ownedByCaller()).isFalse();
    }

    @Test
    void inventedAndAlteredIdsAreNotRecognised() {
        String id = ids.issue("PlaceOrder", "ada").value();

        assertThat(ids.recognise(id.replace("PlaceOrder", "CancelOrder"), "ada"))
                .isEmpty();
        char last = id.charAt(id.length() - 1);
        assertThat(ids.recognise(id.substring(0, id.length() - 1) + (last == '0' ? '1' : '0'), "ada"))
                .isEmpty();
        assertThat(ids.recognise("PlaceOrder-" + "0".repeat(48), "ada")).isEmpty();
        assertThat(ids.recognise("nonsense", "ada")).isEmpty();
        assertThat(ids.recognise("", "ada")).isEmpty();
        assertThat(new OperationIds("another secret, sixteen or more".getBytes(UTF_8)).recognise(id, "ada"))
                .isEmpty();
    }

    @Test
    void theSameCallerPathKeyAndBodyAreOneOperation() {
        String id = ids.issue("PlaceOrder", "ada", "/orders", "k1", BODY).value();

        assertThat(ids.issue("PlaceOrder", "ada", "/orders", "k1", BODY).value())
                .isEqualTo(id);
        assertThat(ids.recognise(id, "ada").orElseThrow().issuedAt()).isEmpty();
    }

    @Test
    void eachOfTheFourMakesAnotherOperation() {
        assertThat(new String[] {
                    ids.issue("PlaceOrder", "ada", "/orders", "k1", BODY).value(),
                    ids.issue("PlaceOrder", "bob", "/orders", "k1", BODY).value(),
                    ids.issue("PlaceOrder", "ada", "/orders/1/cancellation", "k1", BODY)
                            .value(),
                    ids.issue("PlaceOrder", "ada", "/orders", "k2", BODY).value(),
                    ids.issue("PlaceOrder", "ada", "/orders", "k1", "[]".getBytes(UTF_8))
                            .value(),
                    ids.issue("PlaceOrder", "adak", "/orders", "1", BODY).value()
                })
                .doesNotHaveDuplicates();
    }
}
