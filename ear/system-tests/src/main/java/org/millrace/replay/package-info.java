/** Sends a file of real customers, products and orders through the public API and says what became of them. */
package org.millrace.replay;
