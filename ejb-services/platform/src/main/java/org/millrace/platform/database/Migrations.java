package org.millrace.platform.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a context's schema up to date: first the platform's tables, then its own, each with a history of its own. */
public final class Migrations implements Runnable {

    private static final String PLATFORM = "org/millrace/platform/migrations";

    private final DataSource dataSource;
    private final String context;
    private final ClassLoader classLoader;

    /** @param classLoader sees the context's {@code org/millrace/{context}/migrations} */
    public Migrations(DataSource dataSource, String context, ClassLoader classLoader) {
        this.dataSource = dataSource;
        this.context = context;
        this.classLoader = classLoader;
    }

    @Override
    public void run() {
        for (String[] part : List.of(
                new String[] {PLATFORM, "platform_history"},
                new String[] {"org/millrace/" + context + "/migrations", "context_history"})) {
            Flyway.configure(classLoader)
                    .dataSource(dataSource)
                    .locations("classpath:" + part[0])
                    .table(part[1])
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
}
