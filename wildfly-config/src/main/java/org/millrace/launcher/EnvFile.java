package org.millrace.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A private file of {@code KEY=value} lines that a shell can source; values are of letters, digits and {@code ._+/=-}. */
final class EnvFile {

    private final Path file;
    private final Map<String, String> entries = new LinkedHashMap<>();

    EnvFile(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            PrivateFile.read(file)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> entries.put(pair[0], pair[1]));
        }
    }

    /** Sets {@code key} to what {@code renewal} makes of its value, null where it has none yet. */
    EnvFile renew(String key, UnaryOperator<String> renewal) {
        entries.put(key, renewal.apply(entries.get(key)));
        return this;
    }

    String get(String key) {
        return entries.get(key);
    }

    EnvFile save() {
        String content = entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        if (!Files.exists(file) || !content.equals(PrivateFile.read(file))) {
            PrivateFile.write(file, content);
        }
        return this;
    }
}
