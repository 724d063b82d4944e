package org.millrace.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.Test;

class FederationDenialTest {

    private final List<String> callsOnConnection = new ArrayList<>();
    private final RemotingConnection connection = (RemotingConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {RemotingConnection.class}, (proxy, method, arguments) -> {
                callsOnConnection.add(method.getName());
                return null;
            });

    @Test
    void closesTheConnectionThatAsksToFederate() {
        assertEquals(-16, PacketImpl.FEDERATION_DOWNSTREAM_CONNECT);
        assertFalse(new FederationDenial().intercept(new PacketImpl((byte) -16), connection));
        assertTrue(callsOnConnection.contains("destroy"));
    }

    @Test
    void letsEveryOtherPacketThrough() {
        for (int type = Byte.MIN_VALUE; type <= Byte.MAX_VALUE; type++) {
            if (type != -16) {
                assertTrue(new FederationDenial().intercept(new PacketImpl((byte) type), connection));
            }
        }
        assertTrue(callsOnConnection.isEmpty());
    }
}
