package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** Webhooks as integrators know them: registered by the API, received by an endpoint of their own (CONTRACT 6). */
@ExtendWith(ArquillianExtension.class)
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Client integrator = new Client("sales", Caller.INTEGRATOR);
    private final Client operator = new Client("sales", Caller.OPS);
    private final Wholesaler wholesaler = new Wholesaler();
    private final Endpoint endpoint = new Endpoint();
    private Answer registered;
    private String path;

    @Deployment(name = "sales", testable = false)
    static EnterpriseArchive ear() {
        return Ears.sales();
    }

    @AfterEach
    void remove() {
        if (path != null) {
            operator.delete(path);
        }
        endpoint.close();
    }

    @Test
    void everyEventArrivesSignedInTheSequenceOfTheFeed() throws Exception {
        registers("millrace.sales.product.*", "ordered");
        awaitStatus("active");
        List<String> skus =
                Stream.generate(() -> wholesaler.listsProduct("1.00")).limit(5).toList();

        await().atMost(SOON).until(() -> received(skus).size() == 5);
        assertThat(received(skus))
                .extracting(event -> event.json().path("subject").asString())
                .isEqualTo(skus);
        Endpoint.Received event = received(skus).get(0);
        JsonNode inFeed =
                wholesaler.feed(wholesaler.sales, "subject=" + skus.get(0)).get(0);
        assertThat(event.json()).isEqualTo(inFeed);
        assertThat(event.header("webhook-id")).isEqualTo(inFeed.path("id").asString());
        assertThat(event.header("Content-Type")).isEqualTo("application/cloudevents+json");
        new Webhook(registered.text("/secret")).verify(event.body(), event.headers());
        assertThat(verifiesBySystemsKey(event)).isTrue();
        assertThat(catchUp(event).get(0).path("subject").asString()).isEqualTo(skus.get(1));
    }

    @Test
    void whoAgreesToOthersOnlyGetsNothingUntilTheyAgreeToUs() {
        endpoint.allowing("somebody.example");
        registers("millrace.sales.*", "ordered");
        await().atMost(SOON).until(() -> !endpoint.questions().isEmpty());
        String sku = wholesaler.listsProduct("1.00");

        assertThat(endpoint.questions().get(0).header("WebHook-Request-Origin")).isEqualTo("localhost");
        await().atMost(SOON).until(() -> webhook().text("/reason").contains("WebHook-Allowed-Origin"));
        assertThat(webhook().text("/status")).isEqualTo("pending");
        assertThat(endpoint.deliveries()).isEmpty();
        integrator.post(path + "/test", "{}").expectProblem(409, "webhook-inactive");

        endpoint.allowing("localhost");
        awaitStatus("active");
        await().atMost(SOON).until(() -> received(List.of(sku)).size() == 1);
    }

    @Test
    void aWebhookBelongsToItsCallerAndToOperators() {
        registers("millrace.sales.*", "ordered");
        Endpoint other = new Endpoint();
        String ofOperator = path(
                operator.post("/webhooks", body(other.url(), "a.*", "ordered")).expect(201));

        integrator.get(ofOperator).expectProblem(404, "not-found");
        integrator.delete(ofOperator).expect(404);
        integrator.post(ofOperator + "/secret-rotation", "{}").expect(404);
        integrator.get(ofOperator + "/deliveries").expect(404);
        operator.get(path).expect(200);
        assertThat(integrator.get("/webhooks?limit=500").expect(200).body()).doesNotContain(ofOperator);
        new Client("sales", Caller.SALES).get("/webhooks").expect(403);

        operator.delete(ofOperator).expect(204);
        operator.get(ofOperator).expect(404);
        other.close();
    }

    @Test
    void aChangeNeedsToKnowWhatItChanges() {
        registers("millrace.sales.*", "ordered");
        awaitStatus("active");
        String changed = body(endpoint.url(), "millrace.sales.order.*", "parallel");
        String etag = webhook().header("ETag");

        integrator.put(path, changed).expectProblem(428, "precondition-required");
        integrator.put(path, changed, "If-Match", "\"99\"").expectProblem(412, "precondition-failed");
        Answer now = integrator.put(path, changed, "If-Match", etag).expect(200);
        assertThat(now.text("/mode")).isEqualTo("parallel");
        assertThat(now.text("/status")).isEqualTo("active");
        assertThat(now.json().has("secret")).isFalse();
        integrator.put(path, changed, "If-Match", etag).expect(412);
        integrator.get(path, "If-None-Match", now.header("ETag")).expect(304);
    }

    @Test
    void anotherUrlIsAskedFirst() {
        registers("millrace.sales.*", "ordered");
        awaitStatus("active");
        try (Endpoint next = new Endpoint().allowing(null)) {
            integrator
                    .put(
                            path,
                            body(next.url(), "millrace.sales.*", "ordered"),
                            "If-Match",
                            webhook().header("ETag"))
                    .expect(200);

            await().atMost(SOON).until(() -> !next.questions().isEmpty());
            assertThat(webhook().text("/status")).isEqualTo("pending");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "http://[fe80::1]:8080/",
                "http://localhost:25/",
                "https://user:password@93.184.215.14/",
                "ftp://93.184.215.14/"
            })
    void aForbiddenAddressIsRefused(String url) {
        integrator.post("/webhooks", body(url, "a", "ordered")).expectProblem(422, "forbidden-address");
        wholesaler
                .sales
                .post("/orders", Wholesaler.order("c", "s", 1), "Callback", url)
                .expectProblem(422, "forbidden-address");
    }

    @Test
    void whatIsNoUrlIsPointedAt() {
        assertThat(integrator
                        .post("/webhooks", body("nowhere", "a", "ordered"))
                        .expectProblem(400, "invalid-request")
                        .pointers())
                .containsExactly("/url");
        wholesaler
                .sales
                .post("/orders", Wholesaler.order("c", "s", 1), "Callback", "nowhere")
                .expect(400);
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdAndListed() {
        registers("millrace.sales.product.listed", "ordered");
        awaitStatus("active");
        endpoint.answering(500);
        String sku = wholesaler.listsProduct("1.00");
        await().atMost(SOON).until(() -> received(List.of(sku)).size() == 2);

        endpoint.answering(204);

        await().atMost(SOON).until(() -> attempts(sku, "delivered").size() == 1);
        assertThat(received(List.of(sku)).stream()
                        .map(each -> each.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        JsonNode failed = attempts(sku, "failed").get(0);
        assertThat(failed.path("status").asInt()).isEqualTo(500);
        assertThat(failed.path("answer").asString()).isEqualTo("answer 500");
        assertThat(failed.path("duration").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(failed.path("time").asString())).isBefore(Instant.now());
    }

    @Test
    void anEndpointThatStaysDeadIsSuspendedAndRecoversWithAllThatItMissed() {
        Instant before = Instant.now();
        registers("millrace.sales.product.listed", "ordered");
        awaitStatus("active");
        endpoint.answering(500);
        String givenUp = wholesaler.listsProduct("1.00");
        String next = wholesaler.listsProduct("1.00");
        await().atMost(SOON).until(() -> attempts(givenUp, "exhausted").size() == 1);
        assertThat(webhook().text("/status")).isEqualTo("suspended");
        assertThat(webhook().text("/reason")).contains("exhausted").contains("500");

        endpoint.answering(204);
        integrator.post(path + "/recovery", "{\"since\": \"" + before + "\"}").expect(202);

        awaitStatus("active");
        await().atMost(SOON)
                .until(() -> attempts(givenUp, "delivered").size() == 1
                        && attempts(next, "delivered").size() == 1);
    }

    @Test
    void anEndpointThatIsGoneIsDisabledUntilItsOwnerPutsItAgain() {
        registers("millrace.sales.product.listed", "ordered");
        awaitStatus("active");
        endpoint.answering(410);
        String sku = wholesaler.listsProduct("1.00");
        awaitStatus("disabled");

        endpoint.answering(204);
        integrator
                .put(
                        path,
                        body(endpoint.url(), "millrace.sales.product.listed", "ordered"),
                        "If-Match",
                        webhook().header("ETag"))
                .expect(200);

        awaitStatus("active");
        await().atMost(SOON).until(() -> attempts(sku, "delivered").size() == 1);
    }

    @Test
    void anEndpointThatAsksForAPauseGetsIt() {
        registers("millrace.sales.product.listed", "ordered");
        awaitStatus("active");
        endpoint.answering(429, "Retry-After", "3");
        String sku = wholesaler.listsProduct("1.00");
        await().atMost(SOON).until(() -> attempts(sku, "deferred").size() == 1);

        endpoint.answering(204);

        await().atMost(SOON).until(() -> attempts(sku, "delivered").size() == 1);
        Instant deferred =
                Instant.parse(attempts(sku, "deferred").get(0).path("time").asString());
        Instant delivered =
                Instant.parse(attempts(sku, "delivered").get(0).path("time").asString());
        assertThat(Duration.between(deferred, delivered)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void redirectsAreNotFollowed() {
        try (Endpoint elsewhere = new Endpoint()) {
            registers("millrace.sales.product.listed", "ordered");
            awaitStatus("active");
            endpoint.answering(307, "Location", elsewhere.url());
            String sku = wholesaler.listsProduct("1.00");

            await().atMost(SOON).until(() -> attempts(sku, "failed").size() >= 1);
            assertThat(elsewhere.deliveries()).isEmpty();
        }
    }

    @Test
    void aTestAndARedeliveryAreSentAtOnce() {
        registers("millrace.sales.product.listed", "parallel");
        awaitStatus("active");
        integrator.post(path + "/test", "{}").expect(202);
        await().atMost(SOON).until(() -> endpoint.deliveries().size() == 1);
        assertThat(endpoint.deliveries().get(0).json().path("type").asString()).endsWith(".webhook.tested");

        String sku = wholesaler.listsProduct("1.00");
        await().atMost(SOON).until(() -> attempts(sku, "delivered").size() == 1);
        String id = attempts(sku, "delivered").get(0).path("id").asString();
        integrator.post(path + "/deliveries/" + id + "/redelivery", "{}").expect(202);

        await().atMost(SOON).until(() -> received(List.of(sku)).size() == 2);
        integrator.post(path + "/deliveries/0/redelivery", "{}").expect(404);
    }

    @Test
    void afterARotationBothSecretsAreGood() throws Exception {
        registers("millrace.sales.product.listed", "ordered");
        awaitStatus("active");
        String old = registered.text("/secret");
        String fresh =
                integrator.post(path + "/secret-rotation", "{}").expect(200).text("/secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);

        String sku = wholesaler.listsProduct("1.00");

        await().atMost(SOON).until(() -> received(List.of(sku)).size() == 1);
        Endpoint.Received event = received(List.of(sku)).get(0);
        new Webhook(old).verify(event.body(), event.headers());
        new Webhook(fresh).verify(event.body(), event.headers());
    }

    @Test
    void theEndOfAnOperationIsToldToItsCallback() throws Exception {
        Answer accepted = wholesaler
                .sales
                .post("/orders", Wholesaler.order("nobody", "nothing", 1), "Callback", endpoint.url())
                .expect(202);

        await().atMost(SOON).until(() -> endpoint.deliveries().size() == 1);
        Endpoint.Received call = endpoint.deliveries().get(0);
        assertThat(endpoint.questions()).hasSize(1);
        assertThat(call.json())
                .isEqualTo(wholesaler
                        .sales
                        .get(accepted.header("Location"))
                        .expect(200)
                        .json());
        assertThat(call.json().path("status").asString()).isEqualTo("failed");
        assertThat(call.header("webhook-signature")).startsWith("v1a,");
        assertThat(verifiesBySystemsKey(call)).isTrue();
    }

    private void registers(String types, String mode) {
        registered =
                integrator.post("/webhooks", body(endpoint.url(), types, mode)).expect(201);
        path = path(registered);
        assertThat(registered.text("/secret")).startsWith("whsec_");
        assertThat(webhook().json().has("secret")).isFalse();
    }

    private static String path(Answer registered) {
        return "/webhooks/" + registered.text("/id");
    }

    private static String body(String url, String types, String mode) {
        return "{\"url\": \"" + url + "\", \"types\": [\"" + types + "\"], \"mode\": \"" + mode + "\"}";
    }

    private Answer webhook() {
        return integrator.get(path).expect(200);
    }

    private void awaitStatus(String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(webhook().text("/status")).isEqualTo(status));
    }

    private List<Endpoint.Received> received(List<String> subjects) {
        return endpoint.deliveries().stream()
                .filter(each -> subjects.contains(each.json().path("subject").asString("")))
                .toList();
    }

    /** The attempts to deliver the event about that subject which ended so. */
    private List<JsonNode> attempts(String subject, String outcome) {
        List<String> ids = received(List.of(subject)).stream()
                .map(each -> each.header("webhook-id"))
                .distinct()
                .toList();
        return integrator.get(path + "/deliveries?limit=500").expect(200).json().path("items").values().stream()
                .filter(item -> ids.contains(item.path("eventId").asString()))
                .filter(item -> item.path("outcome").asString().equals(outcome))
                .toList();
    }

    /** What the feed has after the event, by the link that came with it. */
    private List<JsonNode> catchUp(Endpoint.Received event) {
        String link = event.header("Link");
        assertThat(link).endsWith("; rel=\"events\"");
        return List.copyOf(integrator
                .get(link.substring(1, link.indexOf('>')))
                .expect(200)
                .json()
                .values());
    }

    private boolean verifiesBySystemsKey(Endpoint.Received received) throws Exception {
        String key =
                new Client("sales", Caller.OPS).get("/webhooks/key").expect(200).text("/keys/0/publicKey");
        byte[] encoded = ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex("302a300506032b6570032100"))
                .put(Base64.getDecoder().decode(key.substring("whpk_".length())))
                .array();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(
                (received.header("webhook-id") + "." + received.header("webhook-timestamp") + "." + received.body())
                        .getBytes(StandardCharsets.UTF_8));
        String signature = Stream.of(received.header("webhook-signature").split(" "))
                .filter(each -> each.startsWith("v1a,"))
                .findFirst()
                .orElseThrow();
        return verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }
}
