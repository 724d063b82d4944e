package org.millrace.replay;

import java.io.Console;

/** Whether a person watches. From Java 22 on there is a console even where there is no terminal, and it can be asked. */
final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
