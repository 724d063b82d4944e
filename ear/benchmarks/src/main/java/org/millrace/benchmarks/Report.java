package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The same figures for people and for machines. */
final class Report {

    private static final double[] PERCENTILES = {50, 99, 99.9};

    private final String title;
    private final Map<String, Object> setting = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    Report(String title, Options options) {
        this.title = title;
        setting.putAll(Machine.description());
        setting.put("server", "WildFly with " + options.ears() + ", heap " + options.heap());
        setting.put(
                "rounds",
                options.rounds() + " of " + options.seconds() + " s after " + options.warmup()
                        + " s of warm-up; rates are medians, percentiles of all rounds");
        table.append(String.format("%-34s %10s %9s %9s %9s%n", "", "a second", "p50 ms", "p99 ms", "p99.9 ms"));
    }

    /** Says under which circumstances the figures hold. */
    void note(String name, String text) {
        setting.put(name, text);
    }

    void row(String name, Series series) {
        table.append(String.format(Locale.ROOT, "%-34s %10.0f", name, series.perSecond()));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("perSecond", series.perSecond());
        row.put("rounds", series.rates().boxed().toList());
        for (double percentile : series.hasLatencies() ? PERCENTILES : new double[0]) {
            table.append(String.format(Locale.ROOT, " %9.2f", series.percentile(percentile) / 1_000));
            row.put("p" + String.valueOf(percentile).replace(".0", "") + "Micros", series.percentile(percentile));
        }
        table.append("\n");
        rows.add(row);
    }

    /** @param target what it should be, in words */
    void ratio(String name, double value, String target) {
        table.append(String.format(Locale.ROOT, "  %-32s %10.2f   %s%n", name, value, target));
        ratios.put(name, value);
    }

    String table() {
        StringBuilder text = new StringBuilder("\n" + title + "\n\n" + table + "\n");
        setting.forEach((name, value) -> text.append(String.format("%-10s %s%n", name, value)));
        return text.toString();
    }

    /** Writes it as JSON. @return where to */
    Path write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", title);
        all.put("setting", setting);
        all.put("rows", rows);
        all.put("ratios", ratios);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return Files.writeString(file, mapper.writeValueAsString(all));
    }
}
