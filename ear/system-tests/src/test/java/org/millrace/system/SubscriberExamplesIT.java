package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.launcher.Caller;

/** The programs that others copy keep what they promise (CONTRACT 4 and 5). */
class SubscriberExamplesIT extends BothSystems {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int KILLS = 3;

    private final Wholesaler wholesaler = new Wholesaler();

    @TempDir
    private Path directory;

    @ArquillianResource
    @TargetsContainer("wildfly")
    private ManagementClient server;

    @Test
    void aSubscriberDoesItsWorkOnceForEachEventAndInOrderHoweverOftenItIsKilled() {
        try (Example subscriber = Example.ofTheTestServer("TopicSubscriber", directory)) {
            isKilledAgainAndAgain(subscriber);
            hasDoneAll(subscriber);
        } finally {
            endTheSubscription();
        }
    }

    @Test
    void aFollowerDoesItsWorkOnceForEachEventAndInOrderHoweverOftenItIsKilled() {
        try (Example follower = Example.ofTheTestServer("FeedFollower", directory)) {
            isKilledAgainAndAgain(follower);
            hasDoneAll(follower);
            assertThat(follower.done().get(0)).isEqualTo(feed().get(0));
        }
    }

    @Test
    void theyWaitForTheServerAndMissNothing() {
        try (Example subscriber =
                        Example.ofTheTestServer("TopicSubscriber", directory).starts();
                Example follower =
                        Example.ofTheTestServer("FeedFollower", directory).starts()) {
            goesOn(subscriber);
            goesOn(follower);

            Restart.of(server);
            wholesaler.listsProduct("1.00");

            hasDoneAll(subscriber);
            hasDoneAll(follower);
        } finally {
            endTheSubscription();
        }
    }

    private void isKilledAgainAndAgain(Example example) {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("2.50");
        AtomicBoolean flood = new AtomicBoolean(true);
        CompletableFuture<Void> orders = CompletableFuture.runAsync(() -> {
            while (flood.get()) {
                wholesaler.places(customer, sku, 1);
            }
        });
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                goesOn(example.starts());
                example.isKilled();
                example.wasWriting("half a li");
                wholesaler.places(customer, sku, 1);
            }
            goesOn(example.starts());
        } finally {
            flood.set(false);
        }
        orders.join();
    }

    /** Sees to it that there is something to do. */
    private void goesOn(Example example) {
        int before = example.done().size();
        await().atMost(SOON).until(() -> {
            wholesaler.listsProduct("1.00");
            return example.done().size() > before + 10;
        });
    }

    private void hasDoneAll(Example example) {
        await().atMost(SOON).untilAsserted(() -> {
            List<String> done = example.done();
            List<String> feed = feed();
            assertThat(done).as(example.output()).isEqualTo(feed.subList(feed.indexOf(done.get(0)), feed.size()));
        });
    }

    private List<String> feed() {
        return wholesaler.feed(wholesaler.sales, "").stream()
                .map(event -> event.path("id").asString())
                .toList();
    }

    /** Once the broker has noticed that nobody listens. */
    private static void endTheSubscription() {
        Subscription subscription =
                new Subscription("sales.events", Subscription.Kind.DURABLE, "example", "example", null);
        await().atMost(SOON).ignoreExceptions().until(() -> {
            Protocol.CORE.guest(Caller.INTEGRATOR).unsubscribes(subscription);
            return true;
        });
    }
}
