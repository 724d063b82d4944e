/** The operator's tool that makes views anew of what happened. */
package org.millrace.rebuild;
