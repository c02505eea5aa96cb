package com.resultity.mesh.registry.definition;

/**
 * Whether a node keeps what is expected of it.
 *
 * @param poor whether it does not
 */
public record Standing(boolean poor) {}
