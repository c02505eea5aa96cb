package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.schemas.RegistryCommand;
import com.resultity.mesh.schemas.RegistryReply;

/** Reads what lies in the registrar's line as the registrar does. */
public final class TestingCommands {

    private TestingCommands() {}

    public static Command commandOf(RegistryCommand command) {
        return CommandTranslation.commandOf(command);
    }

    public static Reply replyOf(RegistryReply reply) {
        return ReplyTranslation.replyOf(reply);
    }
}
