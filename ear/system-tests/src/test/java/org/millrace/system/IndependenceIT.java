package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Neither system waits for the other, and accepting does not wait for the database (CONTRACT 1, 3.2 and 3.10). */
@ExtendWith(ArquillianExtension.class)
class IndependenceIT {

    private final Wholesaler wholesaler = new Wholesaler();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "sales", managed = false, testable = false)
    static EnterpriseArchive sales() {
        return Ears.sales();
    }

    @Deployment(name = "fulfilment", managed = false, testable = false)
    static EnterpriseArchive fulfilment() {
        return Ears.fulfilment();
    }

    @BeforeEach
    void deploy() {
        deployer.deploy("sales");
        deployer.deploy("fulfilment");
    }

    @AfterEach
    void undeploy() {
        deployer.undeploy("fulfilment");
        deployer.undeploy("sales");
    }

    @Test
    void salesGoesOnWhileFulfilmentIsGoneAndEverythingIsCaughtUpAfterwards() {
        String customer = wholesaler.registersCustomer();
        String known = wholesaler.listsProduct("3.00");
        wholesaler.receives(known, 5);

        deployer.undeploy("fulfilment");
        String ofKnown = wholesaler.places(customer, known, 2);
        String listedMeanwhile = wholesaler.listsProduct("4.00");
        String ofNew = wholesaler.places(customer, listedMeanwhile, 1);
        String regretted = wholesaler.places(customer, known, 1);
        wholesaler.succeeds(wholesaler.cancels(regretted).expect(202).header("Location"));
        wholesaler.awaitStatus(ofKnown, "placed");
        wholesaler.awaitStatus(regretted, "cancelling");

        deployer.deploy("fulfilment");
        wholesaler.awaitStatus(ofKnown, "allocated");
        wholesaler.awaitStatus(ofNew, "backordered");
        wholesaler.awaitStatus(regretted, "cancelled");
        wholesaler.receives(listedMeanwhile, 1);
        wholesaler.awaitStatus(ofNew, "allocated");
        assertThat(wholesaler.stock(known).path("available").asInt()).isEqualTo(3);
    }

    @Test
    void ordersAreAcceptedWhileTheDatabaseIsDownAndPlacedWhenItIsBack() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("3.00");
        wholesaler.receives(sku, 5);

        EventStream stream = EventStream.open(wholesaler.sales, "/events?after=end&type=millrace.sales.order.*");
        TestServer.database().stop();
        String operation;
        try {
            operation = wholesaler
                    .sales
                    .post("/orders", Wholesaler.order(customer, sku, 1))
                    .expect(202)
                    .header("Location");
            Answer unavailable = wholesaler.sales.get(operation).expect(503);
            assertThat(unavailable.header("Retry-After")).matches("[0-9]+");
            wholesaler.sales.get("/orders").expect(503);
        } finally {
            TestServer.database().start();
            TestServer.database().awaitReady(what -> {});
        }

        String order = Wholesaler.resourceOf(wholesaler.succeeds(operation));
        wholesaler.awaitStatus(order, "allocated");
        assertThat(stream.awaitEvents(2).events())
                .extracting(event -> event.data().path("subject").asString())
                .containsOnly(order);
        stream.close();
    }

    @Test
    void aStreamEndsInGoodOrderWhenItsSystemStops() {
        EventStream stream = EventStream.open(wholesaler.warehouse, "/events?after=end");

        deployer.undeploy("fulfilment");

        assertThat(stream.ended()).succeedsWithin(Duration.ofSeconds(5));
        deployer.deploy("fulfilment");
    }

    @Test
    void aDatabaseThatHangsTakesNeitherAcceptingNorTheBoundaryWithIt() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("3.00");
        List<CompletableFuture<Answer>> reads;
        String operation;

        signalDatabase("STOP");
        try {
            // more than there are threads that could wait for the database
            reads = Stream.of(wholesaler.sales, wholesaler.warehouse, wholesaler.sales)
                    .flatMap(client -> IntStream.range(0, 16)
                            .mapToObj(i -> client.getAsync(client == wholesaler.sales ? "/orders" : "/stock")))
                    .toList();
            operation = wholesaler
                    .sales
                    .post("/orders", Wholesaler.order(customer, sku, 1))
                    .expect(202)
                    .header("Location");
            assertThat(reads.get(0)).as("accepted beside them, not after them").isNotDone();
            assertThat(reads)
                    .allSatisfy(read -> assertThat(read)
                            .succeedsWithin(Duration.ofSeconds(25))
                            .satisfies(answer -> assertThat(answer.expectProblem(503, "database-unavailable")
                                            .header("Retry-After"))
                                    .matches("[0-9]+")));
            assertThat(wholesaler.sales.getAsync("/customers/" + customer))
                    .as("refused at once, now that it is known")
                    .succeedsWithin(Duration.ofSeconds(1))
                    .satisfies(answer -> answer.expect(503));
        } finally {
            signalDatabase("CONT");
        }

        wholesaler.awaitStatus(Wholesaler.resourceOf(wholesaler.succeeds(operation)), "backordered");
    }

    private static void signalDatabase(String signal) {
        ProcessHandle database = TestServer.database().process().orElseThrow();
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + signal),
                        Stream.concat(Stream.of(database), database.descendants())
                                .map(process -> Long.toString(process.pid())))
                .toList();
        try {
            // a process that has ended meanwhile makes kill fail, and the others have got the signal
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aMessageThatIsNoCommandIsPutAsideAndHoldsNobodyUp() {
        try (Broker broker = new Broker()) {
            broker.sendNonsense("sales.commands", "this is not a command");

            assertThat(broker.takes("sales.commands.dead")).isEqualTo("this is not a command");
        }
        wholesaler.places(wholesaler.registersCustomer(), wholesaler.listsProduct("3.00"), 1);
    }
}
