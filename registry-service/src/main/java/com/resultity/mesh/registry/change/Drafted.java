package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.state.Fact;
import java.util.List;

/**
 * A change as it would be, of which nothing was written.
 *
 * @param applied what would become of each document, in their order
 * @param facts what would be written
 */
public record Drafted(List<AppliedDocument> applied, List<Fact> facts) {

    public Drafted {
        applied = List.copyOf(applied);
        facts = List.copyOf(facts);
    }
}
