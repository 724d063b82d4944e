package org.millrace.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millrace.client.Complaint;
import org.millrace.client.Json;

/** What is replayed: {@code customers.ndjson}, {@code products.ndjson}, {@code orders.ndjson}, one JSON object a line. */
record DataSet(List<Customer> customers, List<Product> products, List<Order> orders) {
    private interface Source {
        BufferedReader open(String file) throws IOException;
    }

    /** @throws Complaint with file, line and reason at the first line that cannot be used */
    static DataSet in(Path folder) {
        return from(file -> {
            if (!Files.isReadable(folder.resolve(file))) {
                throw new Complaint(folder.resolve(file) + " is not there or not readable");
            }
            return Files.newBufferedReader(folder.resolve(file));
        });
    }

    /** The small set that ships with this tool. */
    static DataSet sample() {
        return from(file -> new BufferedReader(
                new InputStreamReader(DataSet.class.getResourceAsStream("/sample/" + file), StandardCharsets.UTF_8)));
    }

    private static DataSet from(Source source) {
        return new DataSet(
                read(source, "customers.ndjson", Customer.class),
                read(source, "products.ndjson", Product.class),
                read(source, "orders.ndjson", Order.class));
    }

    private static <T> List<T> read(Source source, String file, Class<T> type) {
        List<T> items = new ArrayList<>();
        int number = 0;
        try (BufferedReader reader = source.open(file)) {
            for (String line; (line = reader.readLine()) != null; ) {
                number++;
                if (!line.isBlank()) {
                    items.add(Json.read(line, type));
                }
            }
            return items;
        } catch (IllegalArgumentException e) {
            throw new Complaint("%s, line %d: %s".formatted(file, number, e.getMessage()));
        } catch (IOException e) {
            throw new Complaint("%s, after line %d: %s".formatted(file, number, e));
        }
    }

    int lines() {
        return orders.stream().mapToInt(order -> order.lines().size()).sum();
    }
}
