package org.millrace.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The TCP ports of a run, all on loopback.
 *
 * @param offset added to the server's three ports by WildFly itself (jboss.socket.binding.port-offset)
 * @param http pages and APIs
 * @param management health and metrics
 * @param messaging CORE, AMQP 1.0 and STOMP
 * @param database PostgreSQL
 */
public record Ports(int offset, int http, int management, int messaging, int database) {

    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9990;
    private static final int MESSAGING = 61616;
    private static final int DATABASE = 54320;

    /** Refuses what is no port. */
    public Ports {
        byName(http, management, messaging, database).forEach((use, port) -> {
            if (port < 1 || port > 65535) {
                throw new LaunchException("There is no port " + port + " (" + use
                        + "): choose another millrace.port-offset, or set the port itself.");
            }
        });
    }

    /** The ports of the default run, each moved up by {@code offset}. */
    public static Ports withOffset(int offset) {
        return of(offset, MESSAGING, DATABASE + offset);
    }

    /**
     * As {@code millrace.port-offset}, {@code millrace.messaging.port} (before the offset) and
     * {@code millrace.database.port} (as it is) say.
     */
    static Ports from(Properties properties) {
        int offset = number(properties, "millrace.port-offset", 0);
        return of(
                offset,
                number(properties, "millrace.messaging.port", MESSAGING),
                number(properties, "millrace.database.port", DATABASE + offset));
    }

    private static Ports of(int offset, int messaging, int database) {
        return new Ports(offset, HTTP + offset, MANAGEMENT + offset, messaging + offset, database);
    }

    /** The server's system properties that open these ports; it adds the offset itself, to its other ports as well. */
    Map<String, String> serverProperties() {
        return Map.of(
                "jboss.socket.binding.port-offset", Integer.toString(offset),
                "jboss.http.port", Integer.toString(http - offset),
                "jboss.management.http.port", Integer.toString(management - offset),
                "millrace.messaging.port", Integer.toString(messaging - offset));
    }

    /** Where the pages and APIs are, without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:" + http;
    }

    /** Health and metrics, without a slash at the end. */
    public String managementUrl() {
        return "http://localhost:" + management;
    }

    Map<String, Integer> byName() {
        return byName(http, management, messaging, database);
    }

    private static Map<String, Integer> byName(int http, int management, int messaging, int database) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("HTTP", http);
        ports.put("management", management);
        ports.put("messaging", messaging);
        ports.put("database", database);
        return ports;
    }

    private static int number(Properties properties, String name, int otherwise) {
        String value = properties.getProperty(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new LaunchException(name + " is a number, not '" + value + "'.");
        }
    }
}
