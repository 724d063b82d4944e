package org.millrace.platform.relay;

import java.time.Clock;
import java.time.ZoneOffset;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;

/**
 * Gives committed events their positions, in the order of their insertion and without a gap. One node does it, one
 * transaction at a time, so no reader ever sees a position filled in behind it.
 */
final class Sequencer {

    static final int BATCH = 1000;

    private static final String POSITION = """
            UPDATE event SET position = numbered.position, recorded_at = relay.recorded
            FROM (SELECT insertion, (SELECT head FROM relay) + row_number() OVER (ORDER BY insertion) AS position
                  FROM (SELECT insertion FROM event WHERE position IS NULL ORDER BY insertion LIMIT ?) AS unsequenced
                 ) AS numbered,
                 (SELECT greatest(recorded_at, ?) AS recorded FROM relay) AS relay
            WHERE event.insertion = numbered.insertion""";

    private static final String ADVANCE =
            "UPDATE relay SET head = head + ?, recorded_at = greatest(recorded_at, ?) WHERE epoch = ?";

    private final Database database;
    private final Clock clock;

    Sequencer(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @return how many events got their positions
     * @throws LeaseLost if the epoch has passed
     */
    int sequence(long epoch) {
        return database.locally(connection -> {
            if (!Lease.holds(connection, epoch)) {
                throw new LeaseLost();
            }
            Object now = clock.instant().atOffset(ZoneOffset.UTC);
            int sequenced = Sql.update(connection, POSITION, BATCH, now);
            if (sequenced > 0) {
                Sql.update(connection, ADVANCE, sequenced, now, epoch);
            }
            return sequenced;
        });
    }
}
