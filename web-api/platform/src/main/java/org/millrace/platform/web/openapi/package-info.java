/** The API's OpenAPI document, made from the resources, the JSON Schemas and the texts of the problems. */
package org.millrace.platform.web.openapi;
