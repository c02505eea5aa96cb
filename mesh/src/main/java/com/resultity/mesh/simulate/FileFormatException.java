package com.resultity.mesh.simulate;

import java.nio.file.Path;

/** A line of a file that was given is not what it should be. The message names the file and the line. */
public final class FileFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param line number of the line, from 1
     * @param problem what is wrong with it, in words
     */
    public FileFormatException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
