package com.resultity.mesh.sla.usage;

/**
 * What is added to a line of the ledger.
 *
 * @param line the line
 * @param usage what is added; negative where it is taken back
 */
public record Entry(Line line, Usage usage) {

    Entry negated() {
        return new Entry(line, usage.negated());
    }
}
