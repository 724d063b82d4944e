package org.millrace.platform.relay;

import jakarta.jms.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.signal.Signal;

/** A node of the context, whose way to the database can be cut. */
final class Node implements AutoCloseable {

    static final String TOPIC = "test.events";

    private final BasicDataSource database;
    private final Availability availability;
    private final Signal appended = new Signal();
    private final Signal advanced = new Signal();
    private final Signal grown = new Signal(advanced);
    private final EventTail tail;
    private final Relay relay;
    private volatile boolean cut;

    Node(String name, BasicDataSource database, ConnectionFactory broker, ThreadFactory threads) {
        this.database = database;
        DataSource link = cuttable();
        availability = new Availability(link, () -> {});
        Database own = new Database(link, null, null, availability);
        EventFeed feed = new EventFeed(own, advanced);
        tail = new EventTail(own, feed);
        CloudEventAttributes attributes = new CloudEventAttributes("test", "http://localhost");
        relay = new Relay(own, feed, broker, name, TOPIC, attributes, appended, grown, Clock.systemUTC());
        threads.newThread(availability::watch).start();
        tail.start(threads);
        relay.start(threads);
    }

    /** What the commit of an event on this node leads to. */
    void hasCommitted() {
        appended.raise();
    }

    /** What the commit of an event that has its position leads to. */
    void hasGrown() {
        grown.raise();
    }

    EventTail tail() {
        return tail;
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws SQLException {
        relay.close();
        tail.close();
        availability.close();
        database.close();
    }

    private DataSource cuttable() {
        return (DataSource) Proxy.newProxyInstance(
                Node.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (cut) {
                        throw new SQLException("The way to the database is cut", "08001");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
