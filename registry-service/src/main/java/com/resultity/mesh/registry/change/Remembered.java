package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.Reply;

/**
 * A command that was decided.
 *
 * @param key what it is remembered under
 * @param digest what tells it from another one under the same key; empty: nothing does
 * @param reply what was answered
 */
public record Remembered(String key, String digest, Reply reply) {}
