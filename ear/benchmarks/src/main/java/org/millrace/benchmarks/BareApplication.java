package org.millrace.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.millrace.benchmarks.bare.BareApi;
import org.millrace.benchmarks.bare.BareConsumer;
import org.millrace.benchmarks.bare.BareResource;

/** Packs the classes of {@link org.millrace.benchmarks.bare} into an EAR, at {@code /bare/api/} once it is deployed. */
final class BareApplication {

    private static final List<Class<?>> CLASSES = List.of(BareApi.class, BareResource.class, BareConsumer.class);

    private BareApplication() {}

    static Path write(Path ear) throws IOException {
        ByteArrayOutputStream war = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(war)) {
            // without CDI the server does not look at tokens
            add(
                    zip,
                    "WEB-INF/beans.xml",
                    "<beans bean-discovery-mode='annotated' version='4.0'/>".getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : CLASSES) {
                String file = type.getName().replace('.', '/') + ".class";
                try (InputStream code = type.getResourceAsStream("/" + file)) {
                    add(zip, "WEB-INF/classes/" + file, code.readAllBytes());
                }
            }
        }
        Files.createDirectories(ear.getParent());
        try (OutputStream file = Files.newOutputStream(ear);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            add(zip, "bare.war", war.toByteArray());
        }
        return ear;
    }

    /** What the three inserts go into. */
    static void createTable(TestBed bed) {
        try (Connection connection = bed.database();
                Statement statement = connection.createStatement()) {
            statement.execute("create table bare (id uuid, part int, body text not null, primary key (id, part))");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
