/** The context's topic for those who subscribe to it: its AsyncAPI document, and the same as a page. */
package org.millrace.platform.web.asyncapi;
