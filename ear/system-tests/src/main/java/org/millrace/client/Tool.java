package org.millrace.client;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A command-line tool: its options are system properties ({@code -D} of the Maven command), its result is an exit code. */
public final class Tool {
    private Tool() {}

    /** Ends the process: with 0 where the work says that it succeeded, with 1 otherwise. */
    public static void run(Callable<Boolean> work) {
        System.exit(succeeds(work) ? 0 : 1);
    }

    private static boolean succeeds(Callable<Boolean> work) {
        try {
            return work.call();
        } catch (Complaint e) {
            System.err.println(e.getMessage());
        } catch (Exception e) {
            e.printStackTrace();
        }
        return false;
    }

    public static String option(String name, String otherwise) {
        String value = System.getProperty(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** A whole number of at least {@code least}. */
    public static int number(String name, int otherwise, int least) {
        String value = option(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the same words as a number that is too small
        }
        throw new Complaint("-D%s=%s: a whole number of at least %d is expected".formatted(name, value, least));
    }

    /** The folder that the default run keeps its state in. */
    public static Path store() {
        return Path.of(option("millrace.root", "")).toAbsolutePath().normalize().resolve(".millrace");
    }
}
