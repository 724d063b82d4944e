package org.millrace.platform.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.platform.web.page.PageRequest;

class KnownParametersTest {

    static class Resource {

        @QueryParam("lang")
        String language;

        void page(@BeanParam PageRequest page, @QueryParam("status") String status, @HeaderParam("Prefer") String p) {}

        void one(String body) {}
    }

    @Test
    void areThoseOfTheMethodItsBeansAndItsClass() throws NoSuchMethodException {
        var method = Resource.class.getDeclaredMethod("page", PageRequest.class, String.class, String.class);
        assertThat(KnownParameters.of(Resource.class, method))
                .isEqualTo(new java.util.TreeSet<>(List.of("cursor", "lang", "limit", "status")));
    }

    @Test
    void areFewWhereFewAreDeclared() throws NoSuchMethodException {
        var method = Resource.class.getDeclaredMethod("one", String.class);
        assertThat(KnownParameters.of(Resource.class, method)).containsExactly("lang");
    }
}
