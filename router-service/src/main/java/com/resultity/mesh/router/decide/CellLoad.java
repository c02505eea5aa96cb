package com.resultity.mesh.router.decide;

import java.util.List;

/**
 * What a cell can serve and how busy it is.
 *
 * @param nodes living nodes
 * @param slots slots that they offer
 * @param busySlots slots that are held or blocked
 * @param waiting jobs in the line
 * @param models models that at least one of them has, ordered
 */
public record CellLoad(int nodes, int slots, int busySlots, int waiting, List<String> models) {}
