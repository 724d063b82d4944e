package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server's own folder ({@code jboss.server.base.dir}). Configuration and applications are laid out anew before each
 * start; {@code data/}, where the broker's journal is, stays.
 */
final class ServerDirectory {

    private static final String REALM = "ApplicationRealm";
    private static final List<Caller> USERS = List.of(Caller.INTEGRATOR, Caller.OPS);

    private final Path directory;
    private final Credentials credentials;

    ServerDirectory(Layout layout, Credentials credentials) {
        this.directory = layout.server();
        this.credentials = credentials;
    }

    /**
     * @param home the configured server
     * @param ears the applications
     */
    void layOut(Path home, List<Path> ears) {
        Path configuration = directory.resolve("configuration");
        Path deployments = directory.resolve("deployments");
        try {
            for (String fresh : List.of("configuration", "deployments", "tmp")) {
                Trees.delete(directory.resolve(fresh));
            }
            Files.createDirectories(directory.resolve("log"));
            Files.deleteIfExists(directory.resolve("log").resolve("console.log"));
            Files.createDirectories(deployments);
            Trees.copy(home.resolve("standalone").resolve("configuration"), configuration);
            PrivateFile.write(configuration.resolve("application-users.properties"), users());
            PrivateFile.write(configuration.resolve("application-roles.properties"), roles());
            for (Path ear : ears) {
                Files.copy(ear, deployments.resolve(ear.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of the application: the server leaves a marker file beside it. */
    Path marker(Path ear, String state) {
        return directory.resolve("deployments").resolve(ear.getFileName() + "." + state);
    }

    private String users() {
        return Stream.concat(
                        Stream.of("#$REALM_NAME=" + REALM + "$"),
                        USERS.stream().map(caller -> credentials.user(caller) + "=" + hash(caller)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String roles() {
        return USERS.stream()
                .map(caller -> credentials.user(caller) + "=" + caller.role() + "\n")
                .collect(Collectors.joining());
    }

    /** As WildFly's add-user writes it: MD5 is the format's, not a choice. */
    private String hash(Caller caller) {
        String secret = credentials.user(caller) + ":" + REALM + ":" + credentials.password(caller);
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
