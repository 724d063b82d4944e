package org.millrace.faults;

import java.util.Map;

/**
 * What the resources tell.
 *
 * @param orders by orderId: the status that Sales tells
 * @param stock by sku: the level and what its ledger adds up to
 */
record State(Map<String, String> orders, Map<String, StockAccount> stock) {}
