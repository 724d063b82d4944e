/** The backend of the mobile app: one small call a screen. */
package org.millrace.sales.web.mobile;
