package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.ModelCapability;
import com.resultity.mesh.schemas.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a job would like beyond what it needs.
 *
 * @param capability what it asks of any model, instead of naming one
 * @param priority how urgent it is while it waits
 * @param session the tenant's session that it belongs to
 * @param prefixBlocks hashes of the blocks of its prompt's prefix, at most 256
 * @param deadlineAfter how long after it is sent no node is worth having any more
 */
public record JobWishes(
        Optional<ModelCapability> capability,
        Priority priority,
        Optional<String> session,
        List<Long> prefixBlocks,
        Optional<Duration> deadlineAfter) {

    /** No wishes. */
    public static final JobWishes NONE =
            new JobWishes(Optional.empty(), Priority.STANDARD, Optional.empty(), List.of(), Optional.empty());

    public JobWishes {
        prefixBlocks = List.copyOf(prefixBlocks);
    }
}
