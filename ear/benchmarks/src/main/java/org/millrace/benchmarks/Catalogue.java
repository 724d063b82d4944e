package org.millrace.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.millrace.launcher.Caller;

/** The customer and the products that the benchmarks' orders name. */
final class Catalogue {

    private Catalogue() {}

    static void create(TestBed bed) throws IOException, InterruptedException {
        send(bed, "POST", "/customers", """
                {"customerId": "%s", "name": "Blumen Weber",
                 "address": {"street": "Am Markt 3", "city": "Freiburg", "postalCode": "79098", "country": "Germany"}}""".formatted(Order.CUSTOMER));
        for (int line = 0; line < Order.LINES; line++) {
            send(bed, "PUT", "/products/" + Order.SKU + line, """
                    {"name": "Tulip bulbs", "price": {"amount": "9.95", "currency": "EUR"}}""");
        }
    }

    private static void send(TestBed bed, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bed.ports().baseUrl() + "/sales/api" + path))
                .header("Authorization", "Bearer " + bed.token(Caller.SALES))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 201) {
            throw new IllegalStateException(method + " " + path + " was answered with " + status);
        }
    }
}
