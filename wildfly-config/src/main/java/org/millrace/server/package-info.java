/** What runs inside the broker: loaded by WildFly as a module, no part of any application. */
package org.millrace.server;
