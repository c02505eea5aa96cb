package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Replies that somebody waits for. */
public final class Replies {

    private final Map<String, Optional<Reply>> byCommand = new ConcurrentHashMap<>();

    /** Has the reply to a command kept when it comes. */
    void expect(String commandId) {
        byCommand.put(commandId, Optional.empty());
    }

    /** Takes a reply; of those that nobody waits for, nothing is kept. */
    public void take(Reply reply) {
        byCommand.computeIfPresent(reply.commandId(), (id, before) -> Optional.of(reply));
    }

    /** The reply to a command, if it has come. */
    Optional<Reply> of(String commandId) {
        return byCommand.getOrDefault(commandId, Optional.empty());
    }

    void forget(String commandId) {
        byCommand.remove(commandId);
    }
}
