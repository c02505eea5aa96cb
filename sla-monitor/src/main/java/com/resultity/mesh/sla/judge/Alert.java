package com.resultity.mesh.sla.judge;

/**
 * A change in whether an objective is kept.
 *
 * @param objective the objective
 * @param firing whether it is broken now; else it is kept again
 * @param promised what was promised, in the objective's unit
 * @param observed what was measured, in the same unit; where nothing was, the promise itself
 * @param since when this state began, milliseconds since 1970-01-01T00:00:00Z
 * @param summary the alert in one plain sentence
 */
public record Alert(Objective objective, boolean firing, long promised, long observed, long since, String summary) {}
