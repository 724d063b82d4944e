package org.millrace.replay;

import java.nio.file.Path;
import java.time.Duration;
import org.millrace.client.Tool;

/**
 * What the replay was asked for ({@code -Dreplay.…}).
 *
 * @param data folder of the three files, empty for the sample
 * @param url where the system is, without a path
 * @param clients how many requests at a time
 * @param fill whether to receive, at the end, all that backordered orders miss
 * @param patience how long to go on without an answer
 * @param run put before every order id, so that the same file can be replayed as new orders; empty for the ids as they are
 */
record Options(String data, String url, int clients, boolean fill, Duration patience, String run) {
    static Options given() {
        return new Options(
                Tool.option("replay.data", ""),
                Tool.option("replay.url", "http://localhost:8080").replaceFirst("/+$", ""),
                Tool.number("replay.clients", 16, 1),
                Tool.option("replay.fill", "false").equals("true"),
                Duration.ofSeconds(Tool.number("replay.patience", 600, 1)),
                Tool.option("replay.run", ""));
    }

    DataSet dataSet() {
        return data.isEmpty() ? DataSet.sample() : DataSet.in(Path.of(data));
    }
}
