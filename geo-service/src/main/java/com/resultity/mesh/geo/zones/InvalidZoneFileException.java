package com.resultity.mesh.geo.zones;

import java.util.List;
import java.util.stream.Collectors;

/** A zone file that does not say what zones there are. */
public final class InvalidZoneFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ZoneFileProblem> problems;

    InvalidZoneFileException(List<ZoneFileProblem> problems) {
        super(problems.stream().map(ZoneFileProblem::toString).collect(Collectors.joining(" | ")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the file; at least one. */
    public List<ZoneFileProblem> problems() {
        return problems;
    }
}
