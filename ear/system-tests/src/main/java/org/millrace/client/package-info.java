/** What every tool that speaks the public API needs: options, credentials, and calls that outlast a restart of the server. */
package org.millrace.client;
