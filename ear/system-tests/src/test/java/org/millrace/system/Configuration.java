package org.millrace.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;

/** What an operator gives the server with {@code -D}: an application reads it when it is deployed. */
final class Configuration {

    private final ManagementClient server;
    private final List<String> names = new ArrayList<>();

    Configuration(ManagementClient server) {
        this.server = server;
    }

    void set(String name, String value) {
        ModelNode add = operation("add", name);
        add.get("value").set(value);
        execute(add);
        names.add(name);
    }

    /** Takes everything back that was set here. */
    void reset() {
        names.forEach(name -> execute(operation("remove", name)));
        names.clear();
    }

    private void execute(ModelNode operation) {
        try {
            ModelNode result = server.getControllerClient().execute(operation);
            if (!result.get("outcome").asString().equals("success")) {
                throw new AssertionError(result.toString());
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static ModelNode operation(String name, String property) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        operation.get("address").add("system-property", property);
        return operation;
    }
}
