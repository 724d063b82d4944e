package org.millrace.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what is configured, and tells a person what to write where a value makes no sense. */
final class Values {

    private final Function<String, Optional<String>> source;

    /** @param source tells the value of a name, if it has one */
    Values(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> text(String name) {
        return source.apply(name).map(String::strip);
    }

    /** @throws IllegalStateException if it is something else than a whole number from the least on */
    OptionalLong number(String name, long least) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.get().matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text.get());
            if (number >= least) {
                return OptionalLong.of(number);
            }
        }
        throw senseless(name, text.get(), "a whole number, " + least + " or more");
    }

    /** @throws IllegalStateException if it is something else than a duration above zero */
    Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            try {
                Duration duration = Duration.parse(text);
                if (duration.compareTo(Duration.ZERO) > 0) {
                    return duration;
                }
            } catch (DateTimeException malformed) {
                // told below, together with what is no use
            }
            throw senseless(name, text, "an ISO 8601 duration in days or smaller units, for example P7D or PT12H");
        });
    }

    private static IllegalStateException senseless(String name, String text, String expected) {
        return new IllegalStateException(
                name + " is \"" + text + "\": set it to " + expected + ", or leave it out for the default");
    }
}
