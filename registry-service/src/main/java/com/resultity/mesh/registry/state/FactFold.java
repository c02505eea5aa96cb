package com.resultity.mesh.registry.state;

/** Something that facts are folded into, in the order of the log. */
public interface FactFold {

    /** Folds a fact in; facts of other kinds leave it as it is. */
    void apply(Fact fact);

    /** Forgets everything, before the log is read from its beginning. */
    void clear();
}
