package org.millrace.platform.web.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.databind.JsonNode;

/** Holds what clients send against the context's JSON Schemas. */
@ApplicationScoped
public class Validation {

    /** More than a person reads, and no more than an answer should hold. */
    private static final int MOST_FLAWS = 100;

    @Inject
    private Schemas schemas;

    /** @throws org.millrace.platform.problem.Refusal 400 that lists every flaw with its JSON Pointer */
    public void require(String schema, JsonNode value) {
        List<Problem.At> flaws = schemas.check(schema, value);
        if (!flaws.isEmpty()) {
            throw Problems.invalid(
                    (flaws.size() == 1 ? "The body has a flaw" : "The body has " + flaws.size() + " flaws")
                            + ": see errors, correct it and send it again. The rules are at /schemas/" + schema + ".",
                    flaws.subList(0, Math.min(flaws.size(), MOST_FLAWS)));
        }
    }
}
