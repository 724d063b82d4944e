package org.millrace.faults;

/**
 * A sku's level and its ledger.
 *
 * @param movements the sum of the ledger: received less issued
 * @param everOversold whether any line of the ledger shows more reserved than there was
 */
record StockAccount(long onHand, long reserved, long movements, boolean everOversold) {}
