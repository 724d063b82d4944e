/** Two clients that follow a context's events, over the topic and over the feed, and write them down in the same form. */
package org.millrace.follow;
