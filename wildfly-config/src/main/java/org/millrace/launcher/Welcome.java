package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What the user reads when everything runs: where it is, and what to paste first. */
final class Welcome {

    private static final String CUSTOMER = "{\"name\": \"Blumen Weber\", \"address\": {\"street\": \"Am Markt 3\","
            + " \"city\": \"Freiburg\", \"postalCode\": \"79098\", \"country\": \"Germany\"}}";

    private Welcome() {}

    static String text(Layout layout, Credentials credentials) {
        String base = layout.ports().baseUrl();
        return String.join(
                "\n",
                "",
                "Millrace is ready.",
                "",
                "  Sales             " + base + "/sales/api/",
                "  Fulfilment        " + base + "/fulfilment/api/",
                "  Broker console    " + base + "/console  (log in as " + credentials.user(Caller.OPS) + ")",
                "  Health, metrics   " + layout.ports().managementUrl() + "/health/ready  "
                        + layout.ports().managementUrl() + "/metrics",
                "  Messaging         localhost:" + layout.ports().messaging() + "  (CORE, AMQP 1.0, STOMP)",
                "  Server's log      " + layout.serverLog(),
                "  Credentials       " + layout.credentials(),
                "",
                secrets(layout, credentials),
                "",
                "Try this in another terminal:",
                "",
                "  curl -s " + base + "/sales/api/",
                "  . '" + layout.credentials() + "'; curl -s -H \"Authorization: Bearer $SALES_TOKEN\""
                        + " -H 'Content-Type: application/json' -d '" + CUSTOMER + "' " + base
                        + "/sales/api/customers",
                "",
                "Ctrl-C stops everything; what is stored stays, and the next run goes on with it.",
                "");
    }

    /** All of them once, at the first start; later one token to paste. */
    private static String secrets(Layout layout, Credentials credentials) {
        if (!credentials.justMade()) {
            return "A token of the role sales:\n" + credentials.token(Caller.SALES);
        }
        try {
            List<String> lines = Files.readAllLines(layout.credentials());
            return "Made for this first start, and kept there:\n" + String.join("\n", lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
