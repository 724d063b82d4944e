package org.millrace.platform.relay;

import java.time.Clock;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;

/**
 * Gives positions to committed events that have none, in the order of their insertion and without a gap. Whoever gives
 * positions holds the log's row until they are committed, so no reader ever sees one filled in behind it.
 */
final class Sequencer {

    static final int BATCH = 1000;

    private static final int LONGEST_GATHERING_MS = 10;

    /** Head and time as scalars: joined, the one row of relay passes for many, and the plan reads the whole log. */
    private static final String SEQUENCE = """
            WITH sequenced AS (
                UPDATE event SET position = numbered.position,
                    recorded_at = (SELECT greatest(recorded_at, ?) FROM relay)
                FROM (SELECT insertion, (SELECT head FROM relay) + row_number() OVER (ORDER BY insertion) AS position
                      FROM (SELECT insertion FROM event WHERE position IS NULL ORDER BY insertion LIMIT ?) AS unsequenced
                     ) AS numbered
                WHERE event.insertion = numbered.insertion
                RETURNING event.position, event.recorded_at)
            UPDATE relay SET head = newest.position, recorded_at = newest.recorded_at
            FROM (SELECT max(position) AS position, max(recorded_at) AS recorded_at, count(*) AS number
                  FROM sequenced) AS newest
            WHERE number > 0
            RETURNING number""";

    private static final String WAITING =
            "SELECT insertion FROM event WHERE position IS NULL ORDER BY insertion LIMIT 1";

    private final Database database;
    private final Clock clock;

    Sequencer(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How long to let events gather before the next round. Each round costs a synced write, so under load fewer and fuller
     * ones do the same work for less; that many came together is the sign of load, and who came alone waits for nobody.
     */
    static long gatheringMs(int sequenced) {
        return Math.min(LONGEST_GATHERING_MS, sequenced / 2);
    }

    /**
     * @return how many events got their positions
     * @throws LeaseLost if the epoch has passed
     */
    int sequence(long epoch) {
        return database.locally(connection -> {
            // without the lock: those who could take their positions along would find it taken
            if (Sql.first(connection, WAITING, row -> row.getLong("insertion")).isEmpty()) {
                return 0;
            }
            // a statement of its own: what follows has to see all that the lock's last owner did
            if (!Lease.holds(connection, epoch)) {
                throw new LeaseLost();
            }
            int sequenced = Sql.first(connection, SEQUENCE, row -> row.getInt("number"), clock.instant(), BATCH)
                    .orElse(0);
            if (sequenced == 0) {
                // the lock alone would make the commit a synced write
                connection.rollback();
            }
            return sequenced;
        });
    }
}
