/** What the boundaries of all contexts have in common. */
package org.millrace.platform.web;
