/** What Sales shows to outsiders: its resources, and nothing that decides. */
package org.millrace.sales.web;
