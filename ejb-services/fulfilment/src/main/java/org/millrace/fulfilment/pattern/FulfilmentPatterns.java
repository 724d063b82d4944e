package org.millrace.fulfilment.pattern;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.millrace.platform.pattern.Pattern;

/** The patterns that Fulfilment searches its log for, as they are configured. */
public final class FulfilmentPatterns {

    private FulfilmentPatterns() {}

    /** @throws IllegalArgumentException if a window makes no sense */
    public static Supplier<List<Pattern>> configured() {
        StockRunningLow.Rule low = StockRunningLow.Rule.of(ConfigProvider.getConfig());
        return () -> List.of(new StockRunningLow(low));
    }
}
