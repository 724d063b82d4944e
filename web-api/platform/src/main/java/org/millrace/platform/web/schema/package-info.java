/** The published JSON Schemas. */
package org.millrace.platform.web.schema;
