package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** How much is taken in, and how long it is kept (CONTRACT 3.3, 3.4, 3.6, 3.9, 4 and the configuration of 9). */
@ExtendWith(ArquillianExtension.class)
class LimitsIT {

    private static final String COMMANDS = "sales.commands";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Client sales = new Client("sales", Caller.SALES);

    @ArquillianResource
    private Deployer deployer;

    @ArquillianResource
    private ManagementClient server;

    private Configuration configuration;

    @Deployment(name = "sales", managed = false, testable = false)
    static EnterpriseArchive ear() {
        return Ears.sales();
    }

    @BeforeEach
    void configure() {
        configuration = new Configuration(server);
    }

    @AfterEach
    void undeploy() {
        deployer.undeploy("sales");
        configuration.reset();
    }

    @Test
    void whileTooManyCommandsWaitMoreAreRefusedAndTheAnswersTellWhenToComeAgain() {
        configuration.set("millrace.commands.backlog-limit", "400");
        deployer.deploy("sales");
        try (Broker broker = new Broker()) {
            broker.pauses(COMMANDS);
            try {
                JsonNode items = post(String.join("\n", Collections.nCopies(900, order())));

                long accepted = items.values().stream()
                        .filter(item -> item.path("status").asInt() == 202)
                        .count();
                assertThat(accepted).isBetween(1L, 400L);
                assertThat(items.values())
                        .anySatisfy(item -> assertThat(item.at("/problem/type").asString())
                                .endsWith("#temporary-reduced-capacity"));
                // what was counted twice for a moment leaves some room
                await().atMost(SOON)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> sales.post("/orders", order()), answer -> answer.status() == 503)
                        .expectLimit(503, "temporary-reduced-capacity");
            } finally {
                broker.resumes(COMMANDS);
            }
        }
        await().atMost(SOON).until(() -> sales.post("/orders", order()).status() == 202);
    }

    @Test
    void retryAfterGrowsWithWhatWaits() {
        deployer.deploy("sales");
        try (Broker broker = new Broker()) {
            Answer alone = sales.post("/orders", order()).expect(202);
            assertThat(alone.header("Retry-After")).isEqualTo("1");
            broker.pauses(COMMANDS);
            try {
                post(String.join("\n", Collections.nCopies(3_000, order())));

                String operation = await().atMost(SOON)
                        .until(() -> sales.post("/orders", order()).expect(202), answer -> seconds(answer) > 20)
                        .header("Location");
                assertThat(seconds(sales.get(operation).expect(200))).isBetween(20, 60);
            } finally {
                broker.resumes(COMMANDS);
            }
        }
        await().atMost(SOON).until(() -> seconds(sales.post("/orders", order()).expect(202)) == 1);
    }

    @Test
    void aCallerHasSoManyRequestsAMinuteAndEachLineCounts() {
        configuration.set("millrace.rate-limit.per-minute", "6");
        deployer.deploy("sales");

        Answer first = sales.get("/orders").expect(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=6;w=60");
        assertThat(first.header("RateLimit")).matches("\"default\";r=5;t=(60|59)");
        assertThat(sales.get("/orders/none").expect(404).header("RateLimit")).contains(";r=4;");
        JsonNode items = post(String.join("\n", Collections.nCopies(5, order())));
        Answer refused = sales.get("/orders").expectLimit(429, "quota-exceeded");

        assertThat(items.values())
                .extracting(item -> item.path("status").asInt())
                .containsExactly(202, 202, 202, 202, 429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=6;w=60");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=" + refused.header("Retry-After"));
        assertThat(refused.text("/violated-policies/0")).isEqualTo("default");
        new Client("sales", Caller.OPS).get("/orders").expect(200);
    }

    @Test
    void nothingIsSaidOfALimitThatThereIsNot() {
        deployer.deploy("sales");

        assertThat(sales.get("/orders").expect(200).headers().map())
                .doesNotContainKeys("ratelimit", "ratelimit-policy");
    }

    @Test
    void anOperationIsGoneAfterItsTimeAndItsKeyIsFreeAgain() {
        configuration.set("millrace.operations.retention", "PT2S");
        deployer.deploy("sales");
        String key = UUID.randomUUID().toString();

        String unkeyed = sales.post("/orders", order()).expect(202).header("Location");
        String keyed = sales.post("/orders", order(), "Idempotency-Key", key)
                .expect(202)
                .header("Location");

        awaitGone(keyed);
        awaitGone(unkeyed);
        sales.delete(keyed).expectProblem(410, "gone");
        String again = sales.post("/orders", order(), "Idempotency-Key", key)
                .expect(202)
                .header("Location");
        assertThat(again).isEqualTo(keyed);
        await().atMost(SOON).until(() -> sales.get(again).status() == 200);
    }

    @Test
    void whoReadsTheFeedFromBeforeItsBeginningIsToldTheWayBackIn() {
        configuration.set("millrace.events.retention", "PT5S");
        deployer.deploy("sales");
        Wholesaler wholesaler = new Wholesaler();
        String old = wholesaler.registersCustomer();
        wholesaler.registersCustomer();
        String cursor =
                Wholesaler.next(sales.get("/events?limit=1&subject=" + old).expect(200));
        await().atMost(SOON).until(() -> sales.get(cursor).status() == 410);
        String recent = wholesaler.registersCustomer();

        Answer gone = sales.get(cursor).expectProblem(410, "gone");

        assertThat(gone.text("/_links/oldest/href")).endsWith("/events?after=" + gone.text("/oldestCursor"));
        assertThat(subjects(sales.get(gone.text("/_links/oldest/href")))).contains(recent);
        Answer beginning = sales.get("/events?after=begin").expect(200);
        assertThat(subjects(beginning)).contains(recent).doesNotContain(old);
        assertThat(subjects(sales.get("/events?at=2020-01-01T00:00:00Z"))).contains(recent);
        assertThat(beginning.header("Cache-Control")).doesNotContain("immutable");
        sales.get("/customers/" + old).expect(200);
    }

    @Test
    void aValueThatMakesNoSenseStopsTheStart() {
        configuration.set("millrace.operations.retention", "a week");

        assertThatThrownBy(() -> deployer.deploy("sales"))
                .hasStackTraceContaining(
                        "millrace.operations.retention is \\\"a week\\\": set it to an ISO 8601 duration");
    }

    private void awaitGone(String operation) {
        await().atMost(SOON).until(() -> sales.get(operation).status() == 410);
        sales.get(operation).expectProblem(410, "gone");
    }

    private JsonNode post(String lines) {
        return sales.post("/orders", lines, "Content-Type", "application/x-ndjson")
                .expect(207)
                .json()
                .path("items");
    }

    private static int seconds(Answer answer) {
        return Integer.parseInt(answer.header("Retry-After"));
    }

    private static List<String> subjects(Answer feed) {
        return feed.expect(200).json().values().stream()
                .map(event -> event.path("subject").asString())
                .toList();
    }

    private static String order() {
        return Wholesaler.order("nobody", "nothing", 1);
    }
}
