package org.millrace.system;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.millrace.launcher.Caller;

/** What the broker speaks at its one port, each with a client that knows no other. */
enum Protocol {
    CORE {
        @Override
        Guest guest(String user, String password) {
            return new JmsGuest(
                    new ActiveMQConnectionFactory("tcp://localhost:" + port() + "?reconnectAttempts=0"),
                    user,
                    password);
        }
    },

    AMQP {
        @Override
        Guest guest(String user, String password) {
            return new JmsGuest(new JmsConnectionFactory("amqp://localhost:" + port()), user, password);
        }
    },

    STOMP {
        @Override
        Guest guest(String user, String password) {
            return new StompGuest(port(), user, password);
        }
    };

    abstract Guest guest(String user, String password);

    Guest guest(Caller caller) {
        return guest(
                TestServer.credentials().user(caller), TestServer.credentials().password(caller));
    }

    private static int port() {
        return TestServer.layout().ports().messaging();
    }
}
