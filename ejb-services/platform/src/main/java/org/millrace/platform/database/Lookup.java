package org.millrace.platform.database;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Session;

/**
 * Finds entities by their id, and fails where it cannot look. {@code EntityManager.find} must not be used: when the
 * connection breaks in a transaction of the server, Hibernate answers that there is nothing (HHH-12472), and a good
 * command would be refused for what was an outage.
 */
public final class Lookup {

    private Lookup() {}

    /** @return null if there is none of that id */
    public static <T> T find(EntityManager entities, Class<T> type, Object id) {
        return entities.unwrap(Session.class).byId(type).load(id);
    }

    /** @return those of these ids that there are, in one query */
    public static <T> List<T> findAll(EntityManager entities, Class<T> type, Collection<?> ids) {
        return entities.unwrap(Session.class)
                .byMultipleIds(type)
                .enableOrderedReturn(false)
                .enableSessionCheck(true)
                .multiLoad(List.copyOf(ids));
    }

    /**
     * Locks its row until the transaction ends, so that who changes it goes by its latest state.
     *
     * @return null if there is none of that id
     */
    public static <T> T findForUpdate(EntityManager entities, Class<T> type, Object id) {
        return entities.unwrap(Session.class)
                .byId(type)
                .with(new LockOptions(LockMode.PESSIMISTIC_WRITE))
                .load(id);
    }
}
