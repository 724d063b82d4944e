package org.millrace.platform.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/** A name server that says what the test wants, and something else each time if that is what the test wants. */
final class FakeNames implements DnsResolver {

    private final Map<String, Deque<InetAddress[]>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** @param addresses literal ones; of several answers each is given once, and the last one for ever */
    FakeNames answer(String host, String... addresses) {
        InetAddress[] answer = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            answer[i] = literal(addresses[i]);
        }
        answers.computeIfAbsent(host, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
            return InetAddress.getAllByName(host);
        }
        Deque<InetAddress[]> known = answers.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.size() > 1 ? known.poll() : known.peek();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
