package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.state.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What came of a command.
 *
 * @param facts what must be written, in an order in which each fact finds those that it rests on
 * @param reply what is answered
 * @param remembered what must be remembered; empty: it was remembered already
 */
public record Decision(List<Fact> facts, Reply reply, Optional<Remembered> remembered) {

    public Decision {
        facts = List.copyOf(facts);
    }
}
