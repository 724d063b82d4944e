package org.millrace.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.NewEvent;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Refusal;

class StockTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private final Stock chai = new Stock("chai");

    @Test
    void aLevelIsTheFoldOfItsLedger() {
        chai.receive(40, NOW);
        chai.reserve(12, "order-1", NOW);
        chai.reserve(5, "order-2", NOW);
        chai.count(38, "two were broken", NOW);
        chai.issue(12, "order-1", NOW);
        chai.release(5, "order-2", NOW);

        assertThat(chai.level()).isEqualTo(new Level(26, 0));
        assertThat(Balance.NOTHING.and(chai.takeWritten())).isEqualTo(new Balance(chai.level(), chai.version()));
    }

    @Test
    void everyLedgerEntryHoldsTheLevelAfterIt() {
        chai.receive(40, NOW);
        chai.reserve(12, "order-1", NOW);

        assertThat(chai.takeWritten())
                .extracting(LedgerEntry::after)
                .containsExactly(new Level(40, 0), new Level(40, 12));
    }

    @Test
    void everyMovementIsAnEventWithTheVersionOfItsLedgerEntry() {
        chai.receive(40, NOW);
        chai.reserve(12, "order-1", NOW);

        List<NewEvent> events = RecordedEvents.of(chai);
        assertThat(events)
                .extracting(NewEvent::type)
                .containsExactly("millrace.fulfilment.stock.received", "millrace.fulfilment.stock.reserved");
        assertThat(events).extracting(NewEvent::version).containsExactly(1L, 2L);
        assertThat(Json.write(events.get(1).data()))
                .isEqualTo("{\"sku\":\"chai\",\"quantity\":12,\"onHand\":40,\"reserved\":12,\"available\":28,"
                        + "\"version\":2,\"orderId\":\"order-1\",\"reason\":null}");
    }

    @Test
    void moreThanIsAvailableIsNeverReserved() {
        chai.receive(10, NOW);
        chai.reserve(8, "order-1", NOW);

        assertThatIllegalStateException().isThrownBy(() -> chai.reserve(3, "order-2", NOW));
        assertThat(chai.level()).isEqualTo(new Level(10, 8));
    }

    @Test
    void moreThanIsReservedIsNeverReleasedOrIssued() {
        chai.receive(10, NOW);
        chai.reserve(2, "order-1", NOW);

        assertThatIllegalStateException().isThrownBy(() -> chai.release(3, "order-1", NOW));
        assertThatIllegalStateException().isThrownBy(() -> chai.issue(3, "order-1", NOW));
    }

    @Test
    void aCountBelowWhatIsReservedIsRefused() {
        chai.receive(10, NOW);
        chai.reserve(8, "order-1", NOW);

        assertThatThrownBy(() -> chai.count(7, null, NOW))
                .asInstanceOf(type(Refusal.class))
                .extracting(
                        refusal -> refusal.problem().type(),
                        refusal -> refusal.problem().status())
                .containsExactly("stock-reserved", 409);
        assertThat(chai.level()).isEqualTo(new Level(10, 8));
    }

    @Test
    void aCountRecordsTheDifferenceThatItFound() {
        chai.receive(10, NOW);
        chai.count(7, null, NOW);
        chai.count(9, null, NOW);
        chai.count(9, null, NOW);

        assertThat(chai.takeWritten()).extracting(LedgerEntry::quantity).containsExactly(10L, -3L, 2L, 0L);
        assertThat(chai.level()).isEqualTo(new Level(9, 0));
    }

    @Test
    void whateverIsTriedNothingIsOversoldAndTheFoldHolds() {
        Random random = new Random(4711);
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            try {
                moveAnyhow(random);
            } catch (IllegalStateException | Refusal refused) {
                // the rule said no, and the level has not moved
            }
            ledger.addAll(chai.takeWritten());
            assertThat(chai.level().reserved()).isBetween(0L, chai.level().onHand());
        }
        assertThat(Balance.NOTHING.and(ledger).level()).isEqualTo(chai.level());
    }

    private void moveAnyhow(Random random) {
        long quantity = 1 + random.nextInt(20);
        switch (random.nextInt(5)) {
            case 0 -> chai.receive(quantity, NOW);
            case 1 -> chai.count(quantity, null, NOW);
            case 2 -> chai.release(quantity, "order", NOW);
            case 3 -> chai.issue(quantity, "order", NOW);
            default -> chai.reserve(quantity, "order", NOW);
        }
    }
}
