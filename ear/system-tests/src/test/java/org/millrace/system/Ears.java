package org.millrace.system;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** The two EARs as they ship. */
final class Ears {

    private Ears() {}

    static EnterpriseArchive sales() {
        return ear("sales");
    }

    static EnterpriseArchive fulfilment() {
        return ear("fulfilment");
    }

    private static EnterpriseArchive ear(String context) {
        return ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, new File(System.getProperty("millrace.test." + context + "-ear")));
    }
}
