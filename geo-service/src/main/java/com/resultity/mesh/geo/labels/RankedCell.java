package com.resultity.mesh.geo.labels;

/**
 * A cell on a job's ladder.
 *
 * @param cell name of the cell
 * @param zone name of its zone
 * @param rung the rung that it stands on
 */
public record RankedCell(String cell, String zone, LadderRung rung) {}
