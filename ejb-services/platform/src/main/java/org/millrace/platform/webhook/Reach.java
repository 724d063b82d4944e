package org.millrace.platform.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far webhooks may go, so that nobody can use them to look into the network that the server stands in. Public is what
 * the IANA registries of special-purpose addresses (RFC 6890 and its successors) leave over; addresses that carry another
 * one inside (mapped, NAT64, 6to4, Teredo) are none of those.
 */
public enum Reach {
    /** Public addresses by https. */
    PUBLIC,

    /** This machine as well, and http. */
    LOOPBACK,

    /** Private networks too. */
    PRIVATE;

    private static final List<Network> SPECIAL = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private use
            "100.64.0.0/10", // carriers' shared space
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the clouds' metadata
            "172.16.0.0/12", // private use
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private use
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    /** Of the IPv6 space this much is global unicast; all else is special. */
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private static final List<Network> OWN_NETWORKS =
            networks("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    boolean allows(InetAddress address) {
        return isPublic(address)
                || this != PUBLIC && address.isLoopbackAddress()
                || this == PRIVATE && contains(OWN_NETWORKS, address);
    }

    boolean allowsUnencrypted() {
        return this != PUBLIC;
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_UNICAST.contains(address)) && !contains(SPECIAL, address);
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
