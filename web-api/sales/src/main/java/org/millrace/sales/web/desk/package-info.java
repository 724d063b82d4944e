/** The backend of the order desk's page: all of it in one call. */
package org.millrace.sales.web.desk;
