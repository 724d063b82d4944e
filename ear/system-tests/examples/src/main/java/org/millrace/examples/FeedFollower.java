package org.millrace.examples;

import static java.nio.file.StandardOpenOption.*;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does its work once for each event of the feed, in the feed's order, whoever is killed: the cursor, which is the URL of the
 * next page, moves together with the work. What was done after it had moved last is undone at the start, and done again.
 */
public final class FeedFollower {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path work;
    private final Path cursor;
    private String next = System.getenv().getOrDefault("MILLRACE_API", "http://localhost:8080/sales/api") + "/events";

    private FeedFollower(Path work) throws IOException {
        this.work = work;
        this.cursor = Path.of(work + ".cursor");
        String[] saved = Files.exists(cursor) ? Files.readString(cursor).split(" ") : new String[] {next, "0"};
        next = saved[0];
        FileChannel.open(work, CREATE, WRITE).truncate(Long.parseLong(saved[1])).close();
    }

    public static void main(String[] args) throws Exception {
        FeedFollower follower = new FeedFollower(Path.of(args[0]));
        HttpClient http = HttpClient.newHttpClient();
        while (true) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(follower.next))
                    .header("Authorization", "Bearer " + System.getenv("INTEGRATOR_TOKEN"))
                    .header("Prefer", "wait=30")
                    .timeout(Duration.ofSeconds(60))
                    .build();
            var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            var page = answer.exceptionally(away -> null).join();
            Thread.sleep(1_000 * (page == null ? 1 : follower.take(page)));
        }
    }

    /** {@return after how many seconds to ask again} */
    private long take(HttpResponse<String> page) throws IOException {
        int status = page.statusCode();
        if (status == 200) {
            for (JsonNode event : JSON.readTree(page.body())) {
                work(event);
            }
            moveTo(page.headers().firstValue("Link").orElseThrow().replaceFirst("<([^>]+)>; rel=\"next\"", "$1"));
        } else if (status == 410) {
            System.err.println("Events are missing here, too old to be kept: read anew what was made of them.");
            moveTo(JSON.readTree(page.body()).at("/_links/oldest/href").asString());
        } else if (status >= 400 && status <= 403) {
            throw new IllegalStateException(page.body());
        }
        return page.headers().firstValueAsLong("Retry-After").orElse(status == 200 || status == 410 ? 0 : 1);
    }

    /** Yours. In a database: in one transaction with the cursor. */
    private void work(JsonNode event) throws IOException {
        Files.writeString(work, event.path("id").asString() + " " + event.path("data") + "\n", APPEND, SYNC);
    }

    private void moveTo(String page) throws IOException {
        Path fresh = Path.of(cursor + ".new");
        Files.writeString(fresh, page + " " + Files.size(work), CREATE, WRITE, TRUNCATE_EXISTING, SYNC);
        Files.move(fresh, cursor, StandardCopyOption.ATOMIC_MOVE);
        next = page;
    }
}
