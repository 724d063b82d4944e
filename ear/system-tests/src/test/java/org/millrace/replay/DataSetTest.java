package org.millrace.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.client.Complaint;

@DisplayName("Data set")
class DataSetTest {
    private static final String ORDER = """
            {"orderId": 7, "customerId": "A", "orderDate": "2026-01-05", "freight": 3.2, "shipTo": {"name": "Aa", \
            "street": "S 1", "city": "C", "region": null, "postalCode": null, "country": "D"}, \
            "lines": [{"productId": 11, "unitPrice": 14, "quantity": 12, "discount": 0.15}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void isComplete() throws IOException {
        write("customers.ndjson", "{\"customerId\": \"A\", \"company\": \"Aa\", \"address\": {\"city\": \"C\"}}\n");
        write(
                "products.ndjson",
                "{\"productId\": 11, \"name\": \"P\", \"unitPrice\": 14, \"unitsInStock\": 3, \"discontinued\": true}\n");
        write("orders.ndjson", ORDER);
    }

    @Test
    void isReadWithNumbersAsIdsAndNullsAsAbsent() {
        DataSet data = DataSet.in(folder);

        assertThat(data.products().get(0).productId()).isEqualTo("11");
        assertThat(data.products().get(0).discontinued()).isTrue();
        assertThat(data.orders().get(0).orderId()).isEqualTo("7");
        assertThat(data.orders().get(0).shipTo().region()).isNull();
        assertThat(data.orders().get(0).lines().get(0).discount()).isEqualTo("0.15");
        assertThat(data.lines()).isEqualTo(1);
    }

    @Test
    void mayHaveEmptyLines() throws IOException {
        write("orders.ndjson", ORDER + "\n" + ORDER.replace("7,", "8,") + "\n\n");

        assertThat(DataSet.in(folder).orders()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    \\{"orderId": 7, | {"orderNumber": 7,     | line 2: orderId is missing
                    "quantity": 12   | "quantity": "a dozen"  | line 2: Cannot deserialize
                    "quantity": 12   | "quantity": 1.5        | line 2: Cannot
                    }]}              | }                      | line 2: Unexpected end-of-input
                    """)
    void isRefusedWithFileLineAndReason(String part, String broken, String complaint) throws IOException {
        write("orders.ndjson", ORDER + ORDER.replace(part.replace("\\", ""), broken));

        assertThatThrownBy(() -> DataSet.in(folder))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("orders.ndjson, " + complaint)
                .hasMessageNotContaining("\n");
    }

    @Test
    void isRefusedWhereAFileIsMissing() throws IOException {
        Files.delete(folder.resolve("products.ndjson"));

        assertThatThrownBy(() -> DataSet.in(folder))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("products.ndjson");
    }

    @Test
    void shipsAsASampleThatFitsTogether() {
        DataSet sample = DataSet.sample();

        assertThat(sample.customers()).hasSize(8);
        assertThat(sample.products())
                .hasSize(12)
                .filteredOn(Product::discontinued)
                .hasSize(1);
        assertThat(sample.orders()).hasSize(30);
        assertThat(sample.customers())
                .extracting(Customer::customerId)
                .containsAll(sample.orders().stream().map(Order::customerId).toList());
        assertThat(sample.products())
                .extracting(Product::productId)
                .containsAll(sample.orders().stream()
                        .flatMap(order -> order.lines().stream())
                        .map(Line::productId)
                        .toList());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
