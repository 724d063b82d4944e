package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " x " + after("/proc/cpuinfo", "model name") + ", "
                        + after("/proc/meminfo", "MemTotal") + " memory, load before " + first("/proc/loadavg"));
        description.put(
                "software",
                "Linux " + System.getProperty("os.version") + ", Java " + System.getProperty("java.vm.version")
                        + "; clients, server and database share the machine");
        return description;
    }

    private static String after(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static String first(String file) {
        try {
            return Files.readString(Path.of(file)).split(" ")[0];
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
