package com.resultity.mesh.router.decide.job;

/**
 * A cell that a job may be handed to.
 *
 * @param cell name of the cell
 * @param zone its zone
 * @param rung its rung for the job
 */
public record LadderStep(String cell, String zone, Rung rung) {}
