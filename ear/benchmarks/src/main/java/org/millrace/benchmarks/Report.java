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
    private final Map<String, Object> ratios = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    Report(String title, Options options) {
        this.title = title;
        setting.putAll(Machine.description());
        setting.put("server", "WildFly with " + options.ears() + ", heap " + options.heap());
        setting.put(
                "rounds",
                options.rounds() + " of " + options.seconds() + " s after " + options.warmup()
                        + " s of warm-up; rates are medians, percentiles of all rounds");
        setting.put("CPU", "seconds a second, while that row was measured: WildFly, PostgreSQL, load generator");
        table.append("%-36s %9s %9s %9s %9s   %s%n"
                .formatted("", "a second", "p50 ms", "p99 ms", "p99.9 ms", "CPU: WF   PG load"));
    }

    /** Says under which circumstances the figures hold. */
    void note(String name, String text) {
        setting.put(name, text);
    }

    void row(String name, Series series) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("perSecond", series.perSecond());
        row.put("rounds", series.rates().boxed().toList());
        row.put("count", series.count());
        table.append(String.format(Locale.ROOT, "%-36s %9.0f", name, series.perSecond()));
        for (double percentile : PERCENTILES) {
            if (series.count() == 0) {
                table.append(" ".repeat(10));
            } else {
                table.append(String.format(Locale.ROOT, " %9.2f", series.percentile(percentile) / 1_000));
                row.put("p" + String.valueOf(percentile).replace(".0", "") + "Micros", series.percentile(percentile));
            }
        }
        Cpu cpu = series.cpu().times(1 / series.seconds());
        table.append(String.format(Locale.ROOT, "     %5.2f%5.2f%5.2f%n", cpu.server(), cpu.database(), cpu.load()));
        row.put("seconds", series.seconds());
        row.put("cpuSeconds", series.cpu());
        rows.add(row);
    }

    void ratio(String name, double value, Target target) {
        boolean reached = target.reachedBy(value);
        String verdict = target.text() + (target.text().isEmpty() ? "" : reached ? ": reached" : ": not reached");
        table.append(String.format(Locale.ROOT, "  %-34s %9.2f   %s%n", name, value, verdict));
        Map<String, Object> ratio = new LinkedHashMap<>();
        ratio.put("value", value);
        if (!target.equals(Target.NONE)) {
            ratio.put("target", target.text());
            ratio.put("reached", reached);
        }
        ratios.put(name, ratio);
    }

    String table() {
        StringBuilder text = new StringBuilder("\n" + title + "\n\n" + table + "\n");
        setting.forEach((name, value) -> text.append(String.format("%-10s %s%n", name, value)));
        return text.toString();
    }

    /** Writes it as JSON. @return where to */
    Path write(Path file) throws IOException {
        return Files.writeString(file, json());
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", title);
        all.put("setting", setting);
        all.put("rows", rows);
        all.put("ratios", ratios);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }
}
