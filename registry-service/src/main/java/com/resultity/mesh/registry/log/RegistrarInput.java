package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.command.Command;

/** What the registrar is told. */
sealed interface RegistrarInput {

    /** Somebody asks something of it. */
    record Asked(Command command) implements RegistrarInput {}

    /**
     * Others found out something about a node.
     *
     * @param topic the topic that says it
     * @param value the record as it lies there; null: a tombstone
     */
    record Found(String topic, byte[] value) implements RegistrarInput {}
}
