package org.millrace.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Years of events, written into the log in minutes, as if they had been sequenced and published long ago. */
final class History {

    private static final int WRITERS = 2;
    private static final int CHUNK = 100_000;

    /** Ten events about each order; recorded at even intervals between the log's newest event and now. */
    private static final String ADD = """
            INSERT INTO event (position, recorded_at, id, type, subject, aggregate, version, time, correlation_id,
                causation_id, data)
            SELECT position, recorded_at, uuidv7()::text, 'millrace.sales.order.allocated', 'grown-' || number,
                'order/grown-' || number, 1 + position % 10, recorded_at, operation, operation,
                '{"orderId":"grown-' || number || '","customerId":"bench-customer","status":"allocated","version":'
                    || 1 + position % 10 || '}'
            FROM (SELECT head + i AS position, (head + i) / 10 AS number,
                         'PlaceOrder-' || lpad(((head + i) / 10)::text, 48, '0') AS operation,
                         recorded_at + (? - recorded_at) * i / ?::float AS recorded_at
                  FROM relay, generate_series(?, ?) AS i)""";

    private static final String ADVANCE = """
            UPDATE relay SET (head, published, recorded_at) = (SELECT max(position), max(position), max(recorded_at)
                FROM event WHERE position >= head)""";

    private History() {}

    /** Nothing else may be going on. Readers see the events when all are there. */
    static void add(TestBed bed, long events) throws Exception {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> chunks = new ArrayList<>();
            for (long first = 1; first <= events; first += CHUNK) {
                long from = first;
                chunks.add(() -> add(bed, now, events, from, Math.min(events, from + CHUNK - 1)));
            }
            for (Future<Void> chunk : writers.invokeAll(chunks)) {
                chunk.get();
            }
        } finally {
            writers.shutdown();
        }
        try (Connection connection = bed.database();
                Statement statement = connection.createStatement()) {
            statement.execute(ADVANCE);
            statement.execute("VACUUM (ANALYZE) event");
        }
    }

    private static Void add(TestBed bed, OffsetDateTime until, long events, long from, long to) throws SQLException {
        try (Connection connection = bed.database();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, until);
            insert.setLong(2, events);
            insert.setLong(3, from);
            insert.setLong(4, to);
            insert.executeUpdate();
            return null;
        }
    }
}
