package org.millrace.platform.web.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.millrace.platform.Settings;
import org.millrace.platform.problem.LimitReached;

/** Keeps one caller from taking what is there for all: each has so many requests a minute, if that is configured. */
@ApplicationScoped
public class RateLimit {

    @Inject
    private Settings settings;

    private Optional<Quotas> quotas;

    @PostConstruct
    void readConfiguration() {
        quotas = settings.limits().requestsPerMinute().stream()
                .mapToObj(limit -> new Quotas(limit, Ticker.systemTicker()))
                .findFirst();
    }

    /**
     * Counts one more of what came in one request.
     *
     * @throws LimitReached (429) if the caller has had all of this minute
     */
    public void count(String caller) {
        of(caller).ifPresent(Quota::take);
    }

    /** Empty where nothing is limited. */
    Optional<Quota> of(String caller) {
        return quotas.map(all -> all.of(caller));
    }
}
