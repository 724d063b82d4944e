package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainRateTest {

    private static final double GUESS = DrainRate.UNKNOWN.perSecond();

    private DrainRate rate = DrainRate.UNKNOWN;
    private long second;
    private long acknowledged;

    @Test
    void comesToWhatConsumersReachUnderLoad() {
        everySecond(1_000, 500, 30);

        assertThat(rate.perSecond()).isBetween(490.0, 500.0);
        assertThat(rate.seconds(5_000)).isBetween(10L, 11L);
    }

    @Test
    void isNotJudgedByAnIdleQueue() {
        everySecond(0, 1, 100);

        assertThat(rate.perSecond()).isEqualTo(GUESS);
    }

    @Test
    void isSeenToBeHigherByWhatAnIdleQueueHasTaken() {
        everySecond(0, 2_000, 2);

        assertThat(rate.perSecond()).isEqualTo(2_000);
    }

    @Test
    void fallsWhileNothingMoves() {
        everySecond(10, 0, 60);

        assertThat(rate.seconds(10)).isEqualTo(60);
    }

    @Test
    void outlivesARestartOfTheBrokerWhichCountsAnew() {
        everySecond(1_000, 500, 30);
        double before = rate.perSecond();

        acknowledged = 0;
        everySecond(1_000, 0, 1);

        assertThat(rate.perSecond()).isEqualTo(before);
    }

    @Test
    void isTheSameHoweverOftenOneLooks() {
        rate = DrainRate.UNKNOWN;
        for (int look = 0; look <= 20; look++) {
            rate = rate.after(new QueueReading(1_000, look * 25, TimeUnit.MILLISECONDS.toNanos(look * 50)));
        }
        double often = rate.perSecond();

        rate = DrainRate.UNKNOWN;
        everySecond(1_000, 500, 2);

        assertThat(often).isCloseTo(rate.perSecond(), within(0.001));
    }

    @Test
    void tellsSecondsThatAClientCanLiveWith() {
        assertThat(rate.seconds(0)).isEqualTo(1);
        assertThat(rate.seconds(-5)).isEqualTo(1);
        assertThat(rate.seconds(1)).isEqualTo(1);
        assertThat(rate.seconds(150)).isEqualTo(2);
        assertThat(rate.seconds(Long.MAX_VALUE)).isEqualTo(60);
    }

    private void everySecond(long waiting, long taken, int times) {
        for (int i = 0; i < times; i++) {
            acknowledged += taken;
            rate = rate.after(new QueueReading(waiting, acknowledged, TimeUnit.SECONDS.toNanos(second++)));
        }
    }
}
