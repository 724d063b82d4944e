/** Amounts of money, exact to the cent. */
package org.millrace.sales.money;
