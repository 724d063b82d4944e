package org.millrace.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Credentials;
import org.millrace.client.Response;
import org.millrace.client.Tool;
import tools.jackson.databind.JsonNode;

/**
 * A follower of a context's feed, by long poll. Its position is the poll URL that the last page named, kept in a file
 * ({@code -Dfollow.cursor}) once the page is written. Ends on Ctrl-C or after {@code -Dfollow.idle} seconds without an event.
 */
public final class Follow {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Follow() {}

    public static void main(String[] args) {
        Tool.run(() -> {
            String context = Tool.option("follow.context", "sales");
            String base = Tool.option("follow.url", "http://localhost:8080") + "/" + context + "/api";
            Api api = new Api(base, Credentials.ofThisRun().get("INTEGRATOR_TOKEN"), PATIENCE, System.err::println);
            api.mustBeThere();
            follow(api, Path.of(Tool.option("follow.cursor", Tool.store() + "/follow-" + context + ".cursor")));
            return true;
        });
    }

    private static void follow(Api api, Path cursor) throws IOException {
        Output output = new Output();
        int idle = Tool.number("follow.idle", 0, 0);
        String wait = "wait=" + (idle == 0 ? 60 : Math.min(idle, 60));
        String page = Files.exists(cursor) ? Files.readString(cursor) : "/events?limit=1000";
        for (long quietSince = System.nanoTime();
                idle == 0 || System.nanoTime() - quietSince < idle * 1_000_000_000L; ) {
            Response response = api.get(page, "Prefer", wait, "Accept", "application/cloudevents-batch+json");
            if (response.status() != 200) {
                throw new Complaint(page + ": " + response.summary());
            }
            for (JsonNode event : response.json()) {
                quietSince = System.nanoTime();
                output.write(
                        event.path("sequence").asString(),
                        event.path("id").asString(),
                        event.path("type").asString(),
                        event.path("subject").asString());
            }
            page = response.next();
            Files.writeString(cursor, page);
        }
    }
}
