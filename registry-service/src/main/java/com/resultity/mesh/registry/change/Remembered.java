package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;

/**
 * A command that was decided.
 *
 * @param key what it is remembered under
 * @param digest what tells it from another one under the same key; empty: nothing does
 * @param reply what was answered
 */
public record Remembered(String key, String digest, Reply reply) {

    /** Until when it is remembered, milliseconds since 1970-01-01T00:00:00Z. */
    public long until() {
        return CommandMemory.endOf(this);
    }

    /** A command with what was answered to it. */
    public static Remembered of(Command command, Reply reply) {
        return new Remembered(CommandMemory.keyOf(command), digestOf(command), reply);
    }

    static String digestOf(Command command) {
        return command.key().map(Command.RequestKey::digest).orElse("");
    }
}
