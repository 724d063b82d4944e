package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.client.Json;
import org.millrace.launcher.Caller;
import org.millrace.system.Subscription.Kind;
import tools.jackson.databind.JsonNode;

/** The topics as outsiders hear them (CONTRACT 5), in each protocol of the broker. */
class TopicsIT extends BothSystems {

    private static final String PLACED = "cloudEvents_type = 'millrace.sales.order.placed'";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Wholesaler wholesaler = new Wholesaler();
    private String customer;
    private String sku;

    @BeforeEach
    void sellsSomething() {
        customer = wholesaler.registersCustomer();
        sku = wholesaler.listsProduct("2.50");
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsTheOneOfTheFeedWithAllItsAttributes(Protocol protocol) {
        try (Listener listener = integrator(protocol).listens(Subscription.to("sales.events", Kind.PLAIN))) {
            String order = places();

            Heard heard = hears(listener, order);

            assertIsOfTheFeed(heard);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrderOf500LinesArrivesWhole(Protocol protocol) {
        String order = "order-" + UUID.randomUUID();
        String lines = IntStream.rangeClosed(1, 500)
                .mapToObj("{\"sku\": \"%s\", \"quantity\": %%d, \"discount\": 0.125}".formatted(sku)::formatted)
                .collect(Collectors.joining(","));
        try (Listener listener = integrator(protocol)
                .listens(Subscription.to("sales.events", Kind.PLAIN)
                        .selecting("cloudEvents_subject = '" + order + "'"))) {
            wholesaler
                    .sales
                    .post("/orders", """
                            {"orderId": "%s", "customerId": "%s", "lines": [%s]}""".formatted(order, customer, lines))
                    .expect(202);

            assertIsOfTheFeed(listener.next(SOON));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSelectorLetsPassWhatItNames(Protocol protocol) {
        try (Listener listener = integrator(protocol)
                .listens(Subscription.to("sales.events", Kind.PLAIN).selecting(PLACED))) {
            List<String> orders = List.of(places(), places());
            wholesaler.listsProduct("1.00");
            orders.forEach(order -> wholesaler.awaitStatus(order, "backordered"));
            String last = places();

            List<Heard> heard = hearsUntil(last, listener);

            assertThat(heard).extracting(Heard::type).containsOnly("millrace.sales.order.placed");
            assertThat(heard).extracting(Heard::subject).containsSubsequence(orders);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDurableSubscriberHearsWhatHappenedWhileItWasAway(Protocol protocol) {
        outlivesItsSubscriber(protocol, Kind.DURABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void aSharedDurableSubscriptionKeepsWhatHappensWhileNobodyShares(Protocol protocol) {
        outlivesItsSubscriber(protocol, Kind.SHARED_DURABLE);
    }

    private void outlivesItsSubscriber(Protocol protocol, Kind kind) {
        Guest integrator = integrator(protocol);
        Subscription subscription = Subscription.to("sales.events", kind).selecting(PLACED);
        try (Listener listener = integrator.listens(subscription)) {
            hears(listener, places());
        }

        List<String> meanwhile = List.of(places(), places(), places());

        try (Listener again = integrator.listens(subscription)) {
            assertThat(hearsUntil(meanwhile.get(2), again))
                    .extracting(Heard::subject)
                    .isEqualTo(meanwhile);
        }
        integrator.unsubscribes(subscription);
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void whoShareASubscriptionHearEachEventOnceBetweenThem(Protocol protocol) {
        areDealtEachEventOnce(protocol, Kind.SHARED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void whoShareADurableSubscriptionHearEachEventOnceBetweenThem(Protocol protocol) {
        areDealtEachEventOnce(protocol, Kind.SHARED_DURABLE);
    }

    private void areDealtEachEventOnce(Protocol protocol, Kind kind) {
        Guest integrator = integrator(protocol);
        Subscription subscription = Subscription.to("sales.events", kind).selecting(PLACED);
        try (Listener one = integrator.listens(subscription);
                Listener other = integrator.listens(subscription)) {
            List<String> orders = IntStream.range(0, 12).mapToObj(i -> places()).toList();
            List<Listener> heard = new ArrayList<>();
            List<String> subjects = new ArrayList<>();

            await().atMost(SOON).until(() -> {
                for (Listener listener : List.of(one, other)) {
                    Heard next = listener.next(A_MOMENT);
                    if (next != null) {
                        heard.add(listener);
                        subjects.add(next.subject());
                    }
                }
                return subjects.size() >= orders.size();
            });

            assertThat(subjects).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(heard).contains(one, other);
        }
        if (kind == Kind.SHARED_DURABLE) {
            integrator.unsubscribes(subscription);
        }
    }

    private static Guest integrator(Protocol protocol) {
        return protocol.guest(Caller.INTEGRATOR);
    }

    private String places() {
        return wholesaler.places(customer, sku, 1);
    }

    private static Heard hears(Listener listener, String subject) {
        List<Heard> heard = hearsUntil(subject, listener);
        return heard.get(heard.size() - 1);
    }

    /** Everything up to the first about that subject. */
    private static List<Heard> hearsUntil(String subject, Listener listener) {
        List<Heard> heard = new ArrayList<>();
        do {
            Heard next = listener.next(SOON);
            assertThat(next).as("what comes after %s", heard).isNotNull();
            heard.add(next);
        } while (!heard.get(heard.size() - 1).subject().equals(subject));
        return heard;
    }

    private void assertIsOfTheFeed(Heard heard) {
        JsonNode event =
                wholesaler.feed(wholesaler.sales, "subject=" + heard.subject()).get(0);
        Map<String, String> attributes = new HashMap<>();
        event.properties().stream()
                .filter(attribute -> !attribute.getKey().equals("data"))
                .forEach(attribute ->
                        attributes.put(attribute.getKey(), attribute.getValue().asString()));

        assertThat(heard.attributes()).isEqualTo(attributes);
        assertThat(Json.read(heard.body())).isEqualTo(event.path("data"));
        assertThat(heard.type()).isEqualTo(attributes.get("type"));
        assertThat(heard.operation()).isEqualTo(attributes.get("correlationid"));
        assertThat(heard.group()).isEqualTo(attributes.get("subject"));
    }
}
