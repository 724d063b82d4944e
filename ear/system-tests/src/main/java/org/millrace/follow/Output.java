package org.millrace.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.millrace.client.Tool;

/**
 * One line an event, {@code sequence id type subject}, on standard output or ({@code -Dfollow.out}) at the end of a file. An
 * event that is there already is a repeat and is left out, also after a restart with the same file; nothing is sorted, so
 * events in a wrong order show.
 */
final class Output {
    private final Path file;
    private final Set<String> ids = new HashSet<>();

    Output() throws IOException {
        String name = Tool.option("follow.out", "");
        file = name.isEmpty() ? null : Path.of(name);
        if (file != null && Files.exists(file)) {
            try (var lines = Files.lines(file)) {
                lines.map(line -> line.split(" "))
                        .filter(line -> line.length == 4)
                        .forEach(line -> ids.add(line[1]));
            }
        }
    }

    /** Written when this returns: the event may be acknowledged, the cursor moved. */
    void write(String sequence, String id, String type, String subject) throws IOException {
        if (!ids.add(id)) {
            return;
        }
        String line = String.join(" ", sequence, id, type, subject);
        if (file == null) {
            System.out.println(line);
        } else {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
