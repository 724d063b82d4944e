package org.millrace.replay;

/** A member that every line of a file must have. */
final class Member {
    private Member() {}

    static void present(Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
