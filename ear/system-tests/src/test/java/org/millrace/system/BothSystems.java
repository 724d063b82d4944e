package org.millrace.system;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of both systems as they ship, in one server. */
@ExtendWith(ArquillianExtension.class)
abstract class BothSystems {

    @Deployment(name = "sales", order = 1, testable = false)
    static EnterpriseArchive sales() {
        return Ears.sales();
    }

    @Deployment(name = "fulfilment", order = 2, testable = false)
    static EnterpriseArchive fulfilment() {
        return Ears.fulfilment();
    }
}
