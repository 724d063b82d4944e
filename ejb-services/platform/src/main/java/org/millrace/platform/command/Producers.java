package org.millrace.platform.command;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;

/** Of one session, kept for each address. */
@FunctionalInterface
interface Producers {
    MessageProducer to(String queue) throws JMSException;
}
