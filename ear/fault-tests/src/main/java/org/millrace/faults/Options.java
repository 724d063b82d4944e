package org.millrace.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.millrace.client.Complaint;
import org.millrace.client.Tool;

/**
 * What a run can be told with {@code -D}.
 *
 * @param rounds after each of them everything is settled and compared
 * @param strikes how often a round's fault happens in it
 * @param seed of everything that is left to chance
 * @param clients that work in parallel
 * @param seconds of load before each strike; more where something is spoiled, which must first have done its harm
 * @param full after so many rounds, and after the last, everything is read anew; else only what is new
 * @param away how long the database is stopped by {@link Fault#DATABASE_AWAY}
 * @param faults the kinds to choose from
 * @param sabotage what is spoiled on purpose, or null
 * @param root of the repository
 */
record Options(
        int rounds,
        int strikes,
        long seed,
        int clients,
        int seconds,
        int full,
        Duration away,
        List<Fault> faults,
        Sabotage sabotage,
        Path root) {

    static Options ofThisRun() {
        Sabotage sabotage = sabotage(Tool.option("sabotage", ""));
        List<Fault> faults = faults(Tool.option("faults", ""), sabotage);
        return new Options(
                Tool.number("rounds", faults.size(), 1),
                Tool.number("strikes", 1, 1),
                Long.parseLong(Tool.option("seed", Long.toString(System.nanoTime() & 0xffffff))),
                Tool.number("clients", 16, 1),
                Tool.number("seconds", sabotage == null ? 4 : 30, 1),
                Tool.number("full", 20, 1),
                away(faults),
                faults,
                sabotage,
                Tool.store().getParent());
    }

    Path home() {
        return present(root.resolve("wildfly-config/target/wildfly"));
    }

    List<Path> ears() {
        return List.of(
                present(root.resolve("ear/sales/target/sales.ear")),
                present(root.resolve("ear/fulfilment/target/fulfilment.ear")));
    }

    /** Everything that the run stores; emptied at its beginning. */
    Path store() {
        return root.resolve("ear/fault-tests/target/faults");
    }

    private static Path present(Path path) {
        if (!Files.exists(path)) {
            throw new Complaint(path + " is missing: build it with mvn -q -Pfaults (or mvn package) at the root");
        }
        return path;
    }

    /** Ten minutes where it is all that is wanted; among others, as long as they take. */
    private static Duration away(List<Fault> faults) {
        boolean alone = faults.equals(List.of(Fault.DATABASE_AWAY));
        return alone || !Tool.option("away", "").isEmpty()
                ? Duration.ofMinutes(Tool.number("away", 10, 1))
                : Duration.ofSeconds(20);
    }

    /** Those named, or all; without those that this machine cannot do, which is said. */
    private static List<Fault> faults(String names, Sabotage sabotage) {
        List<Fault> faults = new ArrayList<>();
        if (!names.isEmpty()) {
            Arrays.stream(names.split(",")).forEach(name -> faults.addAll(named(name)));
        } else if (sabotage != null) {
            faults.add(sabotage.shownBy());
        } else {
            faults.addAll(List.of(Fault.values()));
        }
        faults.removeIf(fault -> {
            fault.obstacle().ifPresent(obstacle -> System.out.println(fault + " is skipped: " + obstacle));
            return fault.obstacle().isPresent();
        });
        if (faults.isEmpty()) {
            throw new Complaint("none of the faults can be done here");
        }
        return List.copyOf(faults);
    }

    /** The fault of that name; else all whose names begin with it: {@code HALT}, {@code KILL}. */
    private static List<Fault> named(String name) {
        String constant = constant(name);
        List<Fault> named = Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(constant)
                        || (fault.name().startsWith(constant + "_") && !isFault(constant)))
                .toList();
        if (named.isEmpty()) {
            throw new Complaint(name + " is none of " + Arrays.toString(Fault.values()));
        }
        return named;
    }

    private static boolean isFault(String constant) {
        return Arrays.stream(Fault.values()).anyMatch(fault -> fault.name().equals(constant));
    }

    private static Sabotage sabotage(String name) {
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Sabotage.values())
                .filter(sabotage -> sabotage.name().equals(constant(name)))
                .findFirst()
                .orElseThrow(() -> new Complaint(name + " is none of " + Arrays.toString(Sabotage.values())));
    }

    private static String constant(String name) {
        return name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
