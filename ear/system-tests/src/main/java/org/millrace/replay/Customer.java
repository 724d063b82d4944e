package org.millrace.replay;

/** A customer in the file. */
record Customer(String customerId, String company, Address address) {
    Customer {
        Member.present(customerId, "customerId");
        Member.present(company, "company");
        Member.present(address, "address");
    }
}
