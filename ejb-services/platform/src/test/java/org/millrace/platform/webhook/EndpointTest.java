package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.LoggedEvent;

/** What an endpoint gets next, and what follows from how that went. */
class EndpointTest {

    private static final Verdict DELIVERED = new Verdict(Verdict.Kind.DELIVERED, null, null);
    private static final Verdict FAILED = new Verdict(Verdict.Kind.FAILED, null, "It answered 500");
    private static final Verdict GONE = new Verdict(Verdict.Kind.GONE, null, "It answered 410");
    private static final Verdict DEFERRED =
            new Verdict(Verdict.Kind.DEFERRED, Duration.ofSeconds(90), "It answered 503");

    private final Schedule schedule =
            new Schedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30)), () -> 0);
    private final Ledger ledger = new Ledger();
    private final Tail tail = new Tail(0);
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private long position;

    @Test
    void anOrderedOneGetsOneEventAtATime() {
        Endpoint endpoint = ordered();
        log("a", "a");

        Task first = endpoint.next(tail, now);
        assertThat(first.message().position()).isEqualTo(1);
        assertThat(endpoint.next(tail, now)).isNull();

        endpoint.settle(first, DELIVERED, now, ledger);
        assertThat(endpoint.next(tail, now).message().position()).isEqualTo(2);
    }

    @Test
    void anOrderedOneDoesNotPassAnEventThatFails() {
        Endpoint endpoint = ordered();
        log("a", "a");

        endpoint.settle(endpoint.next(tail, now), FAILED, now, ledger);

        assertThat(endpoint.next(tail, now)).isNull();
        now = now.plusSeconds(5);
        Task again = endpoint.next(tail, now);
        assertThat(again.message().position()).isEqualTo(1);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(endpoint.progress().position()).isZero();
    }

    @Test
    void itDoesNotWaitForATimeThatAClockSetBackHasMadeAFarOne() {
        Endpoint endpoint = ordered();
        log("a");
        endpoint.settle(endpoint.next(tail, now.plusSeconds(3_600)), FAILED, now.plusSeconds(3_600), ledger);
        assertThat(endpoint.next(tail, now)).isNull();

        endpoint.hasten(ledger);

        assertThat(endpoint.next(tail, now).attempt()).isEqualTo(2);
    }

    @Test
    void onlyWhatItWantsIsSentAndTheRestCountsAsSettled() {
        Endpoint endpoint = ordered();
        log("b", "b", "a", "b");

        Task only = endpoint.next(tail, now);
        assertThat(only.message().position()).isEqualTo(3);
        endpoint.settle(only, DELIVERED, now, ledger);

        assertThat(endpoint.next(tail, now)).isNull();
        assertThat(endpoint.progress().position()).isEqualTo(4);
    }

    @Test
    void afterTheLastAttemptAnEventIsPutAsideAndTheNextOneProbesForAsLongAsItTakes() {
        Endpoint endpoint = ordered();
        log("a", "a");

        assertThat(outcomes(endpoint, 8))
                .containsExactly(
                        "1 failed",
                        "1 failed",
                        "1 failed",
                        "1 exhausted",
                        "2 failed",
                        "2 failed",
                        "2 failed",
                        "2 failed");
        assertThat(endpoint.status()).isEqualTo(Webhook.Status.SUSPENDED);
        assertThat(ledger.putAside()).extracting(Ledger.PutAside::position).containsExactly(1L);
        assertThat(ledger.putAside().get(0).dueAt()).isNull();

        now = now.plus(Duration.ofHours(1));
        endpoint.settle(endpoint.next(tail, now), DELIVERED, now, ledger);
        assertThat(endpoint.status()).isEqualTo(Webhook.Status.ACTIVE);
        assertThat(endpoint.progress().reason()).isNull();
    }

    @Test
    void anEndpointThatAsksForAPauseGetsItAndLosesNoAttempt() {
        Endpoint endpoint = ordered();
        log("a");

        for (int i = 0; i < 20; i++) {
            assertThat(endpoint.settle(endpoint.next(tail, now), DEFERRED, now, ledger))
                    .isEqualTo("deferred");
            assertThat(endpoint.next(tail, now.plusSeconds(89))).isNull();
            now = now.plusSeconds(90);
        }

        assertThat(endpoint.status()).isEqualTo(Webhook.Status.ACTIVE);
        assertThat(endpoint.next(tail, now).attempt()).isEqualTo(1);
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndItsEventIsNotLost() {
        Endpoint endpoint = ordered();
        log("a");

        endpoint.settle(endpoint.next(tail, now), GONE, now, ledger);

        assertThat(endpoint.next(tail, now)).isNull();
        assertThat(endpoint.progress())
                .extracting(Progress::status, Progress::position)
                .containsExactly(Webhook.Status.DISABLED, 0L);
    }

    @Test
    void aParallelOneHasSeveralUnderWayAndItsPlaceIsBeforeTheOldestOfThem() {
        Endpoint endpoint = parallel();
        log("a", "a", "a");

        Task first = endpoint.next(tail, now);
        Task second = endpoint.next(tail, now);
        endpoint.next(tail, now);
        endpoint.settle(second, DELIVERED, now, ledger);
        assertThat(endpoint.progress().position()).isZero();

        endpoint.settle(first, DELIVERED, now, ledger);
        assertThat(endpoint.progress().position()).isEqualTo(2);
    }

    @Test
    void inAParallelOneWhatFailsGoesOnByItselfAndHoldsNothingUp() {
        Endpoint endpoint = parallel();
        log("a", "a");

        endpoint.settle(endpoint.next(tail, now), FAILED, now, ledger);

        assertThat(ledger.putAside())
                .containsExactly(new Ledger.PutAside("hook", 1, "e-1", 1, now.plusSeconds(5), now));
        assertThat(endpoint.next(tail, now).message().position()).isEqualTo(2);
    }

    @Test
    void aParallelOneInWhichEverythingFailsIsSuspendedAndThenProbedWithOneEventAtATime() {
        Endpoint endpoint = parallel();
        log(Collections.nCopies(40, "a").toArray(String[]::new));
        List<Task> underWay = new ArrayList<>();
        for (Task task = endpoint.next(tail, now); task != null; task = endpoint.next(tail, now)) {
            underWay.add(task);
        }
        assertThat(underWay).hasSize(16);

        underWay.forEach(task -> endpoint.settle(task, FAILED, now, ledger));

        assertThat(endpoint.status()).isEqualTo(Webhook.Status.SUSPENDED);
        assertThat(endpoint.next(tail, now)).isNull();
        now = now.plusSeconds(5);
        Task probe = endpoint.next(tail, now);
        assertThat(endpoint.next(tail, now)).isNull();
        endpoint.settle(probe, DELIVERED, now, ledger);
        assertThat(endpoint.status()).isEqualTo(Webhook.Status.ACTIVE);
        assertThat(ledger.hastened()).containsExactly("hook");
    }

    @Test
    void aPendingOneGetsNothingBeforeItsEndpointAgrees() {
        Endpoint endpoint = endpoint(true, Webhook.Status.PENDING);
        log("a");
        assertThat(endpoint.next(tail, now)).isNull();

        assertThat(endpoint.startAsking(now)).isTrue();
        endpoint.answered("It did not agree", now, ledger);
        assertThat(endpoint.next(tail, now)).isNull();
        assertThat(endpoint.startAsking(now)).isFalse();

        now = now.plusSeconds(5);
        assertThat(endpoint.startAsking(now)).isTrue();
        endpoint.answered(null, now, ledger);
        assertThat(endpoint.next(tail, now).message().position()).isEqualTo(1);
    }

    @Test
    void whoStandsBeforeTheTailReadsOnInTheDatabaseAndThenGoesOnFromTheTail() {
        Endpoint endpoint = ordered();
        position = 5;
        Tail later = new Tail(5);
        log(later, "a");

        assertThat(endpoint.next(later, now)).isNull();
        long from = endpoint.startReading(later, now);
        assertThat(from).isZero();
        endpoint.read(from, List.of(message(event(2, "a")), message(event(4, "a"))), 5);

        for (long expected : new long[] {2, 4, 6}) {
            Task next = endpoint.next(later, now);
            assertThat(next.message().position()).isEqualTo(expected);
            endpoint.settle(next, DELIVERED, now, ledger);
        }
    }

    @Test
    void nothingIsSentBetweenAChangeByItsOwnerAndTheTimeThatIsKnown() {
        Endpoint endpoint = ordered();
        log("a", "b");
        Task underWay = endpoint.next(tail, now);

        endpoint.outdate();
        assertThat(endpoint.awaitsUpdate()).isFalse();
        endpoint.settle(underWay, DELIVERED, now, ledger);
        assertThat(endpoint.awaitsUpdate()).isTrue();
        assertThat(endpoint.next(tail, now)).isNull();

        endpoint.update(subscription(true, Webhook.Status.ACTIVE, "b"));
        assertThat(endpoint.next(tail, now).message().position()).isEqualTo(2);
    }

    private List<String> outcomes(Endpoint endpoint, int attempts) {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            Task task = endpoint.next(tail, now);
            outcomes.add(task.message().position() + " " + endpoint.settle(task, FAILED, now, ledger));
            now = now.plus(Duration.ofHours(1));
        }
        return outcomes;
    }

    private Endpoint ordered() {
        return endpoint(true, Webhook.Status.ACTIVE);
    }

    private Endpoint parallel() {
        return endpoint(false, Webhook.Status.ACTIVE);
    }

    private Endpoint endpoint(boolean ordered, Webhook.Status status) {
        return new Endpoint(subscription(ordered, status, "a"), schedule);
    }

    private static Subscription subscription(boolean ordered, Webhook.Status status, String type) {
        return new Subscription(
                "hook",
                1,
                "https://example.com/",
                new EventFilter(List.of(type), List.of()),
                ordered,
                new byte[32],
                null,
                null,
                status,
                null,
                0,
                0,
                null);
    }

    private void log(String... types) {
        log(tail, types);
    }

    private void log(Tail into, String... types) {
        for (String type : types) {
            LoggedEvent event = event(++position, type);
            into.add(new Tail.Entry(event, message(event)));
        }
    }

    private LoggedEvent event(long at, String type) {
        return new LoggedEvent(at, now, "e-" + at, type, "s", now, "c", "c", null, "{}");
    }

    private static Message message(LoggedEvent event) {
        return new Message(event.id(), event.type(), "application/json", event.position(), () -> "{}");
    }
}
