/** Webhooks: events brought to the URLs of those who want them (Standard Webhooks 1.0), each at its own pace. */
package org.millrace.platform.webhook;
