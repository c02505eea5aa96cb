package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Kind;

/**
 * What tells one record of a fact from others about the same thing.
 *
 * @param kind kind of the thing
 * @param key key of its record
 * @param version its version; of something gone, the last one that there was
 * @param gone whether it is gone
 */
public record FactVersion(Kind kind, String key, long version, boolean gone) {}
