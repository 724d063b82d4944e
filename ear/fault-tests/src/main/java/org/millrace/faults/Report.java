package org.millrace.faults;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.faults.Violation.Sort;

/** What a person wants to know of a run, while it goes on and at its end. */
final class Report {
    private static final int SHOWN = 20;

    private final PrintStream out;
    private final Clock clock;
    private final Instant begin;
    private final Map<Fault, List<Long>> recoveries = new LinkedHashMap<>();
    private final Set<Violation> violations = new LinkedHashSet<>();

    Report(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    void round(int round, int rounds, Fault fault) {
        out.printf("round %d of %d, %s: %s%n", round, rounds, elapsed(), fault);
    }

    /** @param millis from the end of the fault until both logs grew again */
    void recovered(Fault fault, long millis) {
        recoveries.computeIfAbsent(fault, f -> new ArrayList<>()).add(millis);
        out.printf("  both logs grew again %.1f s after its end%n", millis / 1000.0);
    }

    /** @param millis from the end of the load until all that it asked for had ended */
    void settled(long millis) {
        out.printf("  all settled after %.1f s%n", millis / 1000.0);
    }

    /** @param found all that is wrong now; what was wrong earlier in the run stays so, even where nothing shows it any more */
    void compared(int kills, Evidence evidence, List<Violation> found) {
        List<Violation> news = found.stream().filter(violations::add).toList();
        out.printf(
                Locale.ROOT,
                "  %s: %d kills, %,d requests, %,d events%s: %s%n",
                elapsed(),
                kills,
                evidence.ended().size(),
                evidence.events(),
                evidence.state().isPresent() ? ", all read anew" : "",
                violations.isEmpty() ? "all kept" : violations.size() + " violations, " + news.size() + " of them new");
        news.stream().limit(SHOWN).forEach(violation -> out.println("  " + violation));
    }

    boolean clean() {
        return violations.isEmpty();
    }

    boolean has(Sort sort) {
        return violations.stream().anyMatch(violation -> violation.sort() == sort);
    }

    void summary(Options options, Rig rig, History history, Settlement settlement, List<Ended> ended) {
        out.printf(
                "%nseed %d, %d clients, %s%s%n",
                options.seed(),
                options.clients(),
                elapsed(),
                options.sabotage() == null ? "" : ", sabotage: " + options.sabotage());
        line("kills", rig.kills());
        line("requests", ended.size());
        line("commands accepted", history.accepted());
        line(
                "  of them succeeded",
                ended.stream()
                        .filter(Ended::succeeded)
                        .filter(e -> e.id() != null)
                        .count());
        line(
                "  of them failed",
                ended.stream()
                        .filter(e -> e.id() != null && "failed".equals(e.status()))
                        .count());
        line("refused at once", ended.stream().filter(e -> e.status() == null).count());
        line("attempts without a clear answer", history.unknown());
        line("unknown settled by sending again", settlement.resent());
        Arrays.stream(Sort.values())
                .forEach(sort -> line(
                        sort.name().toLowerCase(Locale.ROOT),
                        violations.stream().filter(v -> v.sort() == sort).count()));
        out.println("recovery (s), from the end of the fault until both logs grew again: times, median, longest");
        recoveries.forEach((fault, times) -> {
            List<Long> sorted = times.stream().sorted().toList();
            out.printf(
                    "  %-24s %3d %6.1f %6.1f%n",
                    fault,
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / 1000.0,
                    sorted.get(sorted.size() - 1) / 1000.0);
        });
    }

    private String elapsed() {
        Duration elapsed = Duration.between(begin, clock.instant());
        return "%d:%02d min".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    private void line(String what, long count) {
        out.printf(Locale.ROOT, "%-36s %,10d%n", what, count);
    }
}
