package org.millrace.platform.web.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.page.Cursor;

class FeedCursorTest {

    @Test
    void keepsTheClientsPlace() {
        assertThat(FeedCursor.position("sales", FeedCursor.of("sales", 42), 100))
                .isEqualTo(42);
        assertThat(FeedCursor.position("sales", FeedCursor.of("sales", 100), 100))
                .isEqualTo(100);
    }

    @Test
    void knowsTheBeginningAndTheEnd() {
        assertThat(FeedCursor.position("sales", FeedCursor.BEGIN, 100)).isZero();
        assertThat(FeedCursor.position("sales", FeedCursor.END, 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "0000000000000000042", "-1", "zzz", "BEGIN"})
    void refusesWhatWasNeverIssued(String cursor) {
        assertThatThrownBy(() -> FeedCursor.position("sales", cursor, 100)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "9223372036854775808"})
    void refusesWhatSomebodyForged(String place) {
        String forged = Cursor.encode("sales.events", place);
        assertThatThrownBy(() -> FeedCursor.position("sales", forged, 100)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesAPlaceBeyondTheNewestEvent() {
        assertThatThrownBy(() -> FeedCursor.position("sales", FeedCursor.of("sales", 101), 100))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesAPlaceInAnotherContextsLog() {
        assertThatThrownBy(() -> FeedCursor.position("sales", FeedCursor.of("fulfilment", 42), 100))
                .isInstanceOf(Refusal.class);
    }
}
