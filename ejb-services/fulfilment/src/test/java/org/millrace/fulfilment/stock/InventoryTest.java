package org.millrace.fulfilment.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private final Stock chai = new Stock("chai");
    private final Stock chang = new Stock("chang");
    private final Inventory inventory = new Inventory(List.of(chang, chai));

    @BeforeEach
    void fillTheShelves() {
        chai.receive(10, NOW);
        chang.receive(5, NOW);
    }

    @Test
    void anOrderIsReservedWhole() {
        inventory.reserve(Map.of("chai", 10L, "chang", 5L), "order-1", NOW);

        assertThat(chai.level().available()).isZero();
        assertThat(chang.level().available()).isZero();
    }

    @Test
    void anOrderThatIsShortOfOneSkuReservesNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inventory.reserve(Map.of("chai", 1L, "chang", 6L), "order-1", NOW));

        assertThat(chai.level()).isEqualTo(new Level(10, 0));
        assertThat(chang.level()).isEqualTo(new Level(5, 0));
    }

    @Test
    void stockThatWasNotLockedIsNotTouched() {
        assertThatIllegalArgumentException().isThrownBy(() -> inventory.covers(Map.of("tofu", 1L)));
    }
}
