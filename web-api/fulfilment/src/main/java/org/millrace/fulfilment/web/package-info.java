/** What Fulfilment shows to outsiders: its resources, and nothing that decides. */
package org.millrace.fulfilment.web;
