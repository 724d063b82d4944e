package org.millrace.platform.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.TimeUnit;

/** The running minute of each caller that has one. */
final class Quotas {

    /** More callers than a system has. */
    private static final int MOST = 100_000;

    private final long limit;
    private final Ticker ticker;
    private final Cache<String, Quota> running;

    /** @param limit requests a minute of each caller */
    Quotas(long limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
        this.running = Caffeine.newBuilder()
                .expireAfterWrite(Quota.SECONDS, TimeUnit.SECONDS)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    Quota of(String caller) {
        return running.get(caller, name -> new Quota(limit, ticker));
    }
}
