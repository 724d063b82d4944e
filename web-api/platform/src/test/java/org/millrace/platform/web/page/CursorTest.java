package org.millrace.platform.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"4711", "", "WEBER", "ünïcödé/?&="})
    void comesBackAsThePlaceThatItWasMadeOf(String place) {
        String cursor = Cursor.encode("/orders", place);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode("/orders", cursor)).contains(place);
    }

    @Test
    void isNotTakenForAnotherList() {
        assertThat(Cursor.decode("/customers", Cursor.encode("/orders", "4711")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "zzz", "!", "AAAAAAAA", "ä", "4711"})
    void isNotTakenIfItWasNeverIssued(String cursor) {
        assertThat(Cursor.decode("/orders", cursor)).isEmpty();
    }

    @Test
    void isNotTakenForAPlaceThatNoDatabaseKnows() {
        assertThat(Cursor.decode("/orders", Cursor.encode("/orders", "47\0 11")))
                .isEmpty();
    }

    @Test
    void isNotTakenWithAnyCharacterChanged() {
        String cursor = Cursor.encode("/orders", "4711");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'x' ? 'y' : 'x';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(Cursor.decode("/orders", changed)).as(changed).isEmpty();
        }
    }
}
