package org.millrace.platform.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.millrace.platform.problem.LimitReached;

class QuotaTest {

    private final AtomicLong time = new AtomicLong();
    private final Quotas quotas = new Quotas(3, time::get);

    @Test
    void tellsWhatIsLeftAndUntilWhen() {
        quotas.of("anna").take();
        pass(Duration.ofMillis(18_500));

        assertThat(quotas.of("anna").policy()).isEqualTo("\"default\";q=3;w=60");
        assertThat(quotas.of("anna").state()).isEqualTo("\"default\";r=2;t=42");
    }

    @Test
    void refusesWhatIsBeyondItUntilTheMinuteIsOver() {
        takeAll("anna");

        assertThatThrownBy(() -> quotas.of("anna").take()).isInstanceOfSatisfying(LimitReached.class, exceeded -> {
            assertThat(exceeded.problem().status()).isEqualTo(429);
            assertThat(exceeded.problem().type()).endsWith("#quota-exceeded");
            assertThat(exceeded.retryAfter()).isEqualTo(60);
        });
        assertThat(quotas.of("anna").state()).isEqualTo("\"default\";r=0;t=60");

        pass(Duration.ofMillis(59_999));
        assertThatThrownBy(() -> quotas.of("anna").take())
                .isInstanceOfSatisfying(
                        LimitReached.class,
                        exceeded -> assertThat(exceeded.retryAfter()).isEqualTo(1));

        pass(Duration.ofMillis(1));
        assertThatCode(() -> takeAll("anna")).doesNotThrowAnyException();
    }

    @Test
    void isEachCallersOwn() {
        takeAll("anna");

        assertThatCode(() -> takeAll("bert")).doesNotThrowAnyException();
    }

    private void takeAll(String caller) {
        for (int i = 0; i < 3; i++) {
            quotas.of(caller).take();
        }
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
