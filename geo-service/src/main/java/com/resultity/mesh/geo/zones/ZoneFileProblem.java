package com.resultity.mesh.geo.zones;

/**
 * Something wrong in a zone file.
 *
 * @param line line of the file, from 1
 * @param field path of the field, such as {@code zones.EU.cells}
 * @param problem what is wrong
 * @param remedy what to do about it
 */
public record ZoneFileProblem(int line, String field, String problem, String remedy) {

    @Override
    public String toString() {
        return "line " + line + ", " + field + ": " + problem + "; " + remedy;
    }
}
