package com.resultity.mesh.registry.lifecycle;

import com.resultity.mesh.registry.definition.SubcloudState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The legal moves of a Subcloud. Where the table says ACTIVE and a gate of the network is not met, it is PENDING; and as
 * gates come to be met or lapse, it goes from one to the other by itself.
 *
 * <p>From every state but RETIRED a Subcloud may be removed, and comes back as a draft where a version of it is restored.
 * RETIRED is the end: no move leads out of it, and what is retired is not removed, so that its id is never used again.
 */
public final class Lifecycle {

    private static final Map<SubcloudState, Map<SubcloudMove, SubcloudState>> MOVES = Map.of(
            SubcloudState.DRAFT,
            Map.of(SubcloudMove.SUBMIT, SubcloudState.ACTIVE, SubcloudMove.RETIRE, SubcloudState.RETIRED),
            SubcloudState.PENDING,
            Map.of(SubcloudMove.WITHDRAW, SubcloudState.DRAFT, SubcloudMove.RETIRE, SubcloudState.RETIRED),
            SubcloudState.ACTIVE,
            Map.of(SubcloudMove.SUSPEND, SubcloudState.SUSPENDED, SubcloudMove.RETIRE, SubcloudState.RETIRED),
            SubcloudState.SUSPENDED,
            Map.of(SubcloudMove.RESUME, SubcloudState.ACTIVE, SubcloudMove.RETIRE, SubcloudState.RETIRED),
            SubcloudState.RETIRED,
            Map.of());

    private Lifecycle() {}

    /** The state that a move leads to, gates aside; empty where the move is not legal. */
    public static Optional<SubcloudState> after(SubcloudState state, SubcloudMove move) {
        return Optional.ofNullable(MOVES.get(state).get(move));
    }

    /** The moves that are legal in a state, in alphabetical order. */
    public static List<SubcloudMove> movesIn(SubcloudState state) {
        return MOVES.get(state).keySet().stream()
                .sorted(Comparator.comparing(SubcloudMove::name))
                .toList();
    }

    /** Whether a Subcloud may be removed in a state. */
    public static boolean isRemovable(SubcloudState state) {
        return state != SubcloudState.RETIRED;
    }

    /** A state with its gates taken into account. */
    public static SubcloudState gated(SubcloudState state, boolean gatesMet) {
        return switch (state) {
            case ACTIVE, PENDING -> gatesMet ? SubcloudState.ACTIVE : SubcloudState.PENDING;
            case DRAFT, SUSPENDED, RETIRED -> state;
        };
    }
}
