package org.millrace.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The table at the end, and whether all went well.
 *
 * @param accepting from the first order sent to the last 202
 * @param placing from the first order sent to the last operation's end
 */
record Report(DataSet data, List<Outcome> outcomes, Duration accepting, Duration placing, Duration whole) {
    private static final int ERRORS_SHOWN = 10;

    boolean succeeded() {
        return count(outcome -> outcome.error() == null) == data.orders().size() && linesAgree() && moneyAgrees();
    }

    long withStatus(String status) {
        return count(outcome -> status.equals(outcome.status()));
    }

    void print() {
        System.out.println();
        row("accepted", count(Outcome::accepted), rate(count(Outcome::accepted), accepting));
        row("placed", count(Outcome::isPlaced), rate(count(Outcome::isPlaced), placing));
        row("allocated", withStatus("allocated"), "");
        row("backordered", withStatus("backordered"), "");
        furtherOn().forEach((status, orders) -> row(status, orders, ""));
        row("rejected", count(outcome -> !outcome.isPlaced()), "");
        row("lines", lines(), linesAgree() ? "as in the file" : "DIFFERS: the file has " + data.lines());
        System.out.printf(
                Locale.ROOT,
                "%-12s %,14.2f  %s%n",
                "money " + Money.CURRENCY,
                money(),
                moneyAgrees()
                        ? "as in the file"
                        : String.format(Locale.ROOT, "DIFFERS: the file has %,.2f", moneyInFile()));
        System.out.printf(Locale.ROOT, "%-12s %,14.1f  seconds for all of it%n", "time", seconds(whole));
        outcomes.stream()
                .filter(outcome -> outcome.error() != null)
                .limit(ERRORS_SHOWN)
                .forEach(outcome ->
                        System.out.printf(Locale.ROOT, "order %s: %s%n", outcome.orderId(), outcome.error()));
    }

    private static void row(String name, long number, String remark) {
        System.out.printf(Locale.ROOT, "%-12s %,14d  %s%n", name, number, remark);
    }

    private static String rate(long orders, Duration time) {
        return String.format(
                Locale.ROOT, "in %,.1f s, %,.0f orders/s", seconds(time), orders / Math.max(seconds(time), 0.001));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Orders of an earlier run may have gone on since. */
    private Map<String, Long> furtherOn() {
        return outcomes.stream()
                .filter(Outcome::isPlaced)
                .map(Outcome::status)
                .filter(status -> !status.equals("allocated") && !status.equals("backordered"))
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private long lines() {
        return outcomes.stream().mapToLong(Outcome::lines).sum();
    }

    private boolean linesAgree() {
        return lines() == data.lines();
    }

    private BigDecimal money() {
        return outcomes.stream().map(Outcome::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal moneyInFile() {
        return data.orders().stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean moneyAgrees() {
        return money().compareTo(moneyInFile()) == 0;
    }
}
