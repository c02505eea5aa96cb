package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Commands as tests give them, with nothing that most of them do not look at. */
final class TestingCommands {

    private TestingCommands() {}

    /** A command of the network's operator, who may do everything, without a key and on whatever version there is. */
    static Command ofOperator(String id, long now, Change... changes) {
        return new Command(
                id,
                Optional.empty(),
                Principal.NETWORK_OPERATOR,
                now,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(changes));
    }
}
