package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millrace.launcher.Caller;

/** Who may do what (CONTRACT 8), tried on every operation of the OpenAPI documents. */
class RolesIT extends BothSystems {

    private static final Set<Caller> EVERYBODY = EnumSet.noneOf(Caller.class);
    private static final Set<Caller> EACH_ROLE = EnumSet.allOf(Caller.class);

    /** By path, or by its first part. */
    private static final Map<String, Set<Caller>> RULES = Map.ofEntries(
            Map.entry("/", EVERYBODY),
            Map.entry("/schemas", EVERYBODY),
            Map.entry("/webhooks/key", EVERYBODY),
            Map.entry("/customers", EnumSet.of(Caller.SALES)),
            Map.entry("/products", EnumSet.of(Caller.SALES)),
            Map.entry("/orders", EnumSet.of(Caller.SALES)),
            Map.entry("/stock", EnumSet.of(Caller.WAREHOUSE)),
            Map.entry("/stock/{sku}/rebuild", EnumSet.of(Caller.OPS)),
            Map.entry("/views", EnumSet.of(Caller.OPS)),
            Map.entry("/shipments", EnumSet.of(Caller.WAREHOUSE)),
            Map.entry("/recipients", EnumSet.of(Caller.WAREHOUSE)),
            Map.entry("/webhooks", EnumSet.of(Caller.INTEGRATOR)),
            Map.entry("/events", EACH_ROLE),
            Map.entry("/operations", EACH_ROLE));

    @TestFactory
    Stream<DynamicTest> everyOperationObeysTheRules() {
        return Stream.of("sales", "fulfilment")
                .flatMap(context -> Description.of(context)
                        .operations()
                        .map(operation -> DynamicTest.dynamicTest(
                                context + ": " + operation, () -> obeysTheRule(context, operation))));
    }

    private static void obeysTheRule(String context, Description.Operation operation) {
        Set<Caller> allowed = rule(operation.path());
        assertThat(declared(operation)).isEqualTo(declared(allowed));
        if (allowed == EVERYBODY) {
            assertThat(call(Client.bearing(api(context), null), operation).status())
                    .isNotIn(401, 403);
            return;
        }
        assertThat(refused(Client.bearing(api(context), null), operation)).doesNotContain("error");
        assertThat(refused(Client.bearing(api(context), "nonsense"), operation)).contains("error=\"invalid_token\"");
        for (Caller caller : Caller.values()) {
            Answer answer = call(new Client(context, caller), operation);
            if (allowed.contains(caller) || caller == Caller.OPS) {
                assertThat(answer.status()).as("%s: %s", caller, answer.body()).isNotIn(401, 403);
            } else {
                answer.expectProblem(403, "forbidden");
            }
        }
    }

    private static String api(String context) {
        return "/" + context + "/api";
    }

    private static String refused(Client client, Description.Operation operation) {
        return call(client, operation).expectProblem(401, "unauthorized").header("WWW-Authenticate");
    }

    private static Set<Caller> rule(String path) {
        String part = "/" + path.split("/", 3)[1];
        Set<Caller> rule = RULES.getOrDefault(path, RULES.get(part));
        assertThat(rule).as("Say in RULES who may use " + path).isNotNull();
        return rule;
    }

    private static Set<String> declared(Set<Caller> allowed) {
        return allowed == EVERYBODY
                ? Set.of()
                : Stream.concat(allowed.stream(), Stream.of(Caller.OPS))
                        .map(Caller::role)
                        .collect(Collectors.toSet());
    }

    private static Set<String> declared(Description.Operation operation) {
        return operation.node().path("security").values().stream()
                .map(requirement -> requirement.at("/bearer/0").asString())
                .collect(Collectors.toSet());
    }

    /** About what does not exist and with an empty body, so that whoever is allowed changes nothing. */
    private static Answer call(Client client, Description.Operation operation) {
        String path = operation.path().replaceAll("\\{[^}]*}", "none");
        return switch (operation.method()) {
            case "GET" -> client.get(path);
            case "DELETE" -> client.delete(path);
            case "PUT" -> client.put(path, "{}");
            default -> client.post(path, "{}");
        };
    }
}
