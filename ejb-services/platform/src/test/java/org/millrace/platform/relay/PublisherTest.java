package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSRuntimeException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.signal.Signal;

/** The publisher, step by step. */
class PublisherTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private LogDatabase log;
    private TestBroker broker;
    private EventFeed feed;
    private long epoch;
    private Publisher publisher;
    private final List<TopicPublisher> topics = new ArrayList<>();
    private final List<String> recorded = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        broker = new TestBroker();
        feed = new EventFeed(log.database(), new Signal());
        epoch = newEpoch();
        publisher = publisher();
        assertThat(publisher.publish(epoch)).isZero();
    }

    @AfterEach
    void stop() throws Exception {
        topics.forEach(TopicPublisher::close);
        broker.close();
        log.close();
    }

    @Test
    void whatIsSentAtOnceIsMarkedAtTheLatestWhenItIsABatch() throws Exception {
        record(Publisher.BATCH - 50);
        assertThat(publisher.publish(epoch)).isEqualTo(Publisher.BATCH - 50);
        assertThat(publisher.busy()).isFalse();
        assertThat(mark()).isZero();

        record(Publisher.BATCH);
        assertThat(publisher.publish(epoch)).as("so far and no further").isEqualTo(50);
        assertThat(publisher.busy()).isTrue();
        assertThat(mark()).isEqualTo(Publisher.BATCH);

        assertThat(publisher.publish(epoch)).isEqualTo(Publisher.BATCH - 50);
        assertAllArrivedOnceAndInOrder();
    }

    @Test
    void theMarkFollowsWhenNothingMoreComes() throws Exception {
        record(3);
        publisher.publish(epoch);

        await().atMost(SOON).until(() -> publisher.publish(epoch) == 0 && mark() == 3);
    }

    @Test
    void whatHasBeenSentWithoutAMarkIsSentAgainOneByOneUnderTheSameIdsAfterAKill() throws Exception {
        record(3);
        publisher.publish(epoch);
        record(Publisher.BATCH);

        Publisher successor = publisher();
        long next = newEpoch();

        for (int single = 1; single <= Publisher.BATCH; single++) {
            assertThat(successor.publish(next)).isEqualTo(1);
        }
        assertThat(successor.publish(next)).isEqualTo(3);
        assertAllArrivedOnceAndInOrder();
    }

    @Test
    void aNodeThatLeadsAgainBeginsAtTheMarkAndNotWhereItWas() throws Exception {
        record(3);
        publisher.publish(epoch);

        epoch = newEpoch();

        assertThat(publisher.publish(epoch)).as("the first of three, again").isEqualTo(1);
    }

    @Test
    void aMarkThatSomebodyHasSetIsFollowed() throws Exception {
        record(2);
        publisher.publish(epoch);
        record(3);
        try (Connection connection = log.connection()) {
            Sql.update(connection, "UPDATE relay SET published = 4");
        }

        assertThat(publisher.publish(epoch)).as("the fifth").isEqualTo(1);
        await().atMost(SOON)
                .until(() -> broker.arrivals().equals(List.of(recorded.get(0), recorded.get(1), recorded.get(4))));
    }

    @Test
    void whoHasLostTheLeasePublishesNothing() throws Exception {
        record(3);
        publisher.publish(epoch);
        record(1);

        newEpoch();

        assertThatThrownBy(() -> publisher.publish(epoch)).isInstanceOf(LeaseLost.class);
        assertThat(mark()).isZero();
        await().atMost(SOON).until(() -> broker.arrivals().equals(recorded.subList(0, 3)));
    }

    @Test
    void whatComesTogetherWithADuplicateIsNotLost() throws Exception {
        record(3);
        topic().publish(feed.at(List.of(2L)));

        assertThatThrownBy(() -> publisher.publish(epoch)).isInstanceOf(JMSRuntimeException.class);
        publisher.doubt();

        assertThat(List.of(publisher.publish(epoch), publisher.publish(epoch), publisher.publish(epoch)))
                .containsExactly(1, 1, 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(broker.arrivals()).containsExactlyInAnyOrderElementsOf(recorded));
    }

    private void assertAllArrivedOnceAndInOrder() {
        assertThat(feed.after(0, EventFilter.ALL, 1_000).events())
                .extracting(LoggedEvent::id)
                .isEqualTo(recorded);
        await().atMost(SOON).until(() -> broker.arrivals().size() >= recorded.size());
        assertThat(broker.arrivals()).isEqualTo(recorded);
    }

    private void record(int events) throws Exception {
        try (Connection connection = log.connection()) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= events; i++) {
                LogDatabase.insert(connection, "a", recorded.size() + 1);
                recorded.add("a-" + (recorded.size() + 1));
            }
            connection.commit();
        }
        new Sequencer(log.database(), Clock.systemUTC()).sequence(leading());
    }

    /** The same node again, as after a restart. */
    private long newEpoch() {
        return new Lease(log.database(), "this node").acquire().orElseThrow();
    }

    private long leading() {
        return number("SELECT epoch FROM relay");
    }

    private long mark() {
        return number("SELECT published FROM relay");
    }

    private long number(String sql) {
        return log.database()
                .read(connection -> Sql.first(connection, sql, row -> row.getLong(1)))
                .orElseThrow();
    }

    private Publisher publisher() {
        return new Publisher(log.database(), feed, topic());
    }

    private TopicPublisher topic() {
        TopicPublisher topic = new TopicPublisher(
                broker.connections(), Node.TOPIC, new CloudEventAttributes("test", "http://localhost"));
        topics.add(topic);
        return topic;
    }
}
