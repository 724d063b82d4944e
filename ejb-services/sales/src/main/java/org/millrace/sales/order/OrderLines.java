package org.millrace.sales.order;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.millrace.platform.json.Json;

/** An order's lines as they are kept: one document, as outsiders see it. The totals in it follow, and are not read. */
@Converter
public class OrderLines implements AttributeConverter<List<OrderLine>, String> {

    @Override
    public String convertToDatabaseColumn(List<OrderLine> lines) {
        return Json.write(lines);
    }

    @Override
    public List<OrderLine> convertToEntityAttribute(String document) {
        return List.of(Json.read(document, OrderLine[].class));
    }
}
