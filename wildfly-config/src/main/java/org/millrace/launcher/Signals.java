package org.millrace.launcher;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and its like. A shutdown hook would not do: it runs beside Maven's own, cannot set the exit code, and never
 * hears of a second Ctrl-C. The JVM's only other door is {@code sun.misc.Signal}, named here as text because the
 * compiler warns of it and knows no way to answer.
 */
final class Signals {

    /** The shell's exit code for a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private Signals() {}

    /** Calls {@code handler}, on a thread of its own, with the exit code that fits; every time one arrives. */
    static void handle(IntConsumer handler) {
        register("INT", () -> handler.accept(INTERRUPTED));
        register("TERM", () -> handler.accept(0));
        register("HUP", () -> handler.accept(0));
    }

    private static void register(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new LaunchException("This JVM does not hand out signals (" + e + ").", e);
        }
    }
}
