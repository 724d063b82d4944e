package org.millrace.server;

import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jboss.logging.Logger;

/**
 * Closes every connection that asks this broker to federate. The broker of this server (Artemis 2.44) would obey such a
 * request before anyone has logged in and connect to wherever it is told (CVE-2026-27446). Millrace's contexts federate
 * with nobody, so nothing is lost.
 */
public final class FederationDenial implements Interceptor {

    private static final Logger LOG = Logger.getLogger(FederationDenial.class);

    /** {@return whether the packet may go on to the broker} */
    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet.getType() != PacketImpl.FEDERATION_DOWNSTREAM_CONNECT) {
            return true;
        }
        LOG.warnf("Denied a federation request from %s", connection.getRemoteAddress());
        connection.destroy();
        return false;
    }
}
