package org.millrace.platform.database;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Around a service that requests wait for, inside its transaction: a database that hangs must not take all threads of the
 * boundary with it, for accepting needs them and does without the database.
 */
public class BoundedWait {

    @Inject
    private Database database;

    @AroundInvoke
    Object bound(InvocationContext call) throws Exception {
        return database.joinForRequest(call::proceed);
    }
}
