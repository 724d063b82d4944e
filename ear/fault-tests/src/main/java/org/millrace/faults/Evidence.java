package org.millrace.faults;

import java.util.List;
import java.util.Map;

/**
 * Everything that can be seen from outside once the system has come to rest.
 *
 * @param ended every request and how it ended
 * @param feeds by context: the log from its beginning
 * @param topics by context: the ids of the events as a durable subscriber got them, repeats included
 * @param orders by orderId: the status that Sales tells
 * @param stock by sku: the level and what its ledger adds up to
 * @param deadLetters how many messages lie in dead-letter queues, by queue, those that were planned left out
 */
record Evidence(
        List<Ended> ended,
        Map<String, List<Event>> feeds,
        Map<String, List<String>> topics,
        Map<String, String> orders,
        Map<String, StockAccount> stock,
        Map<String, Integer> deadLetters) {}
