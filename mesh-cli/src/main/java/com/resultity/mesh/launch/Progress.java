package com.resultity.mesh.launch;

/** Who is told what happens while a mesh starts, runs and stops; called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Takes one line of plain text, without a line end. */
    void report(String line);
}
