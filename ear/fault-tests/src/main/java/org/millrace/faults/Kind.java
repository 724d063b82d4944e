package org.millrace.faults;

/** What the workload asks for, and the one event that each application of it leaves in the log. */
enum Kind {
    ORDER("sales", "millrace.sales.order.placed"),
    CANCELLATION("sales", "millrace.sales.order.cancelling"),
    CUSTOMER("sales", "millrace.sales.customer.registered"),
    RECEIPT("fulfilment", "millrace.fulfilment.stock.received"),
    DISPATCH("fulfilment", "millrace.fulfilment.shipment.dispatched");

    private final String context;
    private final String effect;

    Kind(String context, String effect) {
        this.context = context;
        this.effect = effect;
    }

    /** The system that is asked. */
    String context() {
        return context;
    }

    /** Type of the event that an application leaves. */
    String effect() {
        return effect;
    }

    /** Whether the answer is a 202 and an operation; else it is done when it is answered. */
    boolean asynchronous() {
        return this != CUSTOMER;
    }
}
