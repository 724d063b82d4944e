package org.millrace.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Tokens and passwords, from the environment or else from the file that the run wrote them to at its first start. */
public final class Credentials {
    private final Path file;

    public Credentials(Path file) {
        this.file = file;
    }

    /** Those of the run of this repository; {@code -Dcredentials} names another file. */
    public static Credentials ofThisRun() {
        return new Credentials(Path.of(Tool.option(
                "credentials", Tool.store().resolve("credentials.env").toString())));
    }

    /** @param name as in the file, for example {@code SALES_TOKEN} */
    public String get(String name) {
        String value = System.getenv(name);
        if (value == null) {
            value = inFile().getProperty(name);
        }
        if (value == null || value.isBlank()) {
            throw new Complaint(name + " is neither in the environment nor in " + file
                    + ": start the system once (mvn -Prun), it makes one");
        }
        return value;
    }

    private Properties inFile() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new Complaint(file + " cannot be read: " + e.getMessage());
            }
        }
        return properties;
    }
}
