package org.millrace.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.millrace.client.Complaint;
import org.millrace.client.Tool;

/**
 * What a run can be told with {@code -D}.
 *
 * @param rounds number of faults
 * @param seed of everything that is left to chance
 * @param clients that work in parallel
 * @param seconds of load before each fault
 * @param faults the kinds to choose from
 * @param sabotage what is spoiled on purpose, or null
 * @param root of the repository
 */
record Options(int rounds, long seed, int clients, int seconds, List<Fault> faults, Sabotage sabotage, Path root) {

    static Options ofThisRun() {
        return new Options(
                Tool.number("rounds", Fault.values().length, 1),
                Long.parseLong(Tool.option("seed", Long.toString(System.nanoTime() & 0xffffff))),
                Tool.number("clients", 8, 1),
                Tool.number("seconds", 4, 1),
                faults(Tool.option("faults", "")),
                sabotage(Tool.option("sabotage", "")),
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

    private static List<Fault> faults(String names) {
        return names.isEmpty()
                ? List.of(Fault.values())
                : Arrays.stream(names.split(","))
                        .map(name -> named(Fault.class, name))
                        .toList();
    }

    private static Sabotage sabotage(String name) {
        return name.isEmpty() ? null : named(Sabotage.class, name);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Complaint(name + " is none of " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
