package org.millrace.sales.pattern;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.millrace.platform.pattern.Pattern;

/** The patterns that Sales searches its log for, as they are configured. */
public final class SalesPatterns {

    private SalesPatterns() {}

    /** @throws IllegalArgumentException if a window or a threshold makes no sense */
    public static Supplier<List<Pattern>> configured() {
        Config config = ConfigProvider.getConfig();
        DemandSurge.Rule surge = DemandSurge.Rule.of(config);
        RepeatedCancellations.Rule cancellations = RepeatedCancellations.Rule.of(config);
        return () -> List.of(new DemandSurge(surge), new RepeatedCancellations(cancellations));
    }
}
