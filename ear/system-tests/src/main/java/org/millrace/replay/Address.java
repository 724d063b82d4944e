package org.millrace.replay;

/** Where something goes, in the file and on the wire alike; only an order's has a name. */
record Address(String name, String street, String city, String region, String postalCode, String country) {}
