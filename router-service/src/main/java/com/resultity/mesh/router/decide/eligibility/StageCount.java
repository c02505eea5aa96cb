package com.resultity.mesh.router.decide.eligibility;

/**
 * A number of nodes at a stage.
 *
 * @param stage the stage
 * @param nodes the number, 0 or more
 */
public record StageCount(Stage stage, int nodes) {}
