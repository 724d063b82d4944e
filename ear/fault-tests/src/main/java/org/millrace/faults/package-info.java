/** Breaks the running system in every way that it must survive, and proves from outside what it did with its promises. */
package org.millrace.faults;
