package org.millrace.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.byteman.agent.Main;

/** Byteman inside the server: it halts the JVM at named points, breaks marked orders, and plays the saboteur where one is wanted. */
final class Agent {
    private final Path folder;
    private final Path triggers;
    private final List<String> rules = new ArrayList<>(List.of("kill-points.btm", "poison.btm"));

    /** @param sabotage or null */
    Agent(Path folder, Sabotage sabotage) {
        this.folder = folder;
        this.triggers = folder.resolve("triggers");
        if (sabotage != null) {
            sabotage.rules().ifPresent(rules::add);
        }
    }

    /** The JVM's option. */
    String option() {
        try {
            Files.createDirectories(triggers);
            StringBuilder option = new StringBuilder("-javaagent:" + jar() + "=");
            for (String name : rules) {
                try (InputStream text = Agent.class.getResourceAsStream(name)) {
                    String rule = new String(text.readAllBytes()).replace("@TRIGGERS@", triggers.toString());
                    Files.writeString(folder.resolve(name), rule);
                }
                option.append(option.charAt(option.length() - 1) == '=' ? "" : ",")
                        .append("script:")
                        .append(folder.resolve(name));
            }
            return option.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the JVM halts when it comes to that point. */
    void arm(String point) {
        try {
            Files.writeString(triggers.resolve(point), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void disarm(String point) {
        try {
            Files.deleteIfExists(triggers.resolve(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
