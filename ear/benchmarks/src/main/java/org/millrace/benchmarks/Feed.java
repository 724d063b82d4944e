package org.millrace.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.launcher.Caller;

/** The event feed as a client walks along it. */
final class Feed {

    static final int PAGE = 100;

    private static final Pattern NEXT = Pattern.compile("<https?://[^/]+(/[^>]*)>;.*rel=\"next\"");

    private final TestBed bed;
    private final HttpClient client = HttpClient.newHttpClient();

    Feed(TestBed bed) {
        this.bed = bed;
    }

    /** Paths of so many full pages from the first event on. */
    List<String> fromBegin(int pages) throws IOException, InterruptedException {
        return from("/sales/api/events?after=begin&limit=" + PAGE, pages);
    }

    /** Paths of so many full pages after the first event that was recorded then. */
    List<String> from(Instant time, int pages) throws IOException, InterruptedException {
        String path = next(get("/sales/api/events?limit=1&at=" + time));
        return from(path.replace("limit=1", "limit=" + PAGE), pages);
    }

    private List<String> from(String first, int pages) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        String path = first;
        while (paths.size() < pages) {
            HttpResponse<String> page = get(path);
            if (!page.headers().firstValue("Cache-Control").orElse("").contains("immutable")) {
                throw new IllegalStateException(path + " is not a full page");
            }
            paths.add(path);
            path = next(page);
        }
        return paths;
    }

    private static String next(HttpResponse<String> page) {
        return page.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bed.ports().baseUrl() + path))
                .header("Authorization", "Bearer " + bed.token(Caller.SALES))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode());
        }
        return answer;
    }
}
