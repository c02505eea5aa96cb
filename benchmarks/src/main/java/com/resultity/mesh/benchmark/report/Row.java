package com.resultity.mesh.benchmark.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One figure.
 *
 * @param name what was measured
 * @param size at what size, in words
 * @param value the absolute figure, which depends on the machine
 * @param unit its unit
 * @param ratio the figure in relation to what ran beside it, or null
 * @param goal what the ratio has to be, or null
 * @param met whether it is; null without a goal
 */
@JsonPropertyOrder({"name", "size", "value", "unit", "ratio", "goal", "met"})
public record Row(String name, String size, double value, String unit, Double ratio, String goal, Boolean met) {

    /** A figure that nothing is held against. */
    public static Row figure(String name, String size, double value, String unit) {
        return new Row(name, size, value, unit, null, null, null);
    }

    /** A figure beside another one. */
    public static Row ratio(String name, String size, double value, String unit, double ratio) {
        return new Row(name, size, value, unit, ratio, null, null);
    }

    /** A figure beside another one, with what their ratio has to be. */
    public static Row goal(String name, String size, double value, String unit, double ratio, Goal goal) {
        return new Row(name, size, value, unit, ratio, goal.toString(), goal.metBy(ratio));
    }
}
