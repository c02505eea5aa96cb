package com.resultity.mesh.replay;

/** The form of a trace: how one line of it is read. */
sealed interface TraceForm permits AzureForm, MooncakeForm {

    /**
     * Reads a line; its time is on the trace's own clock, in ms.
     *
     * @throws BadLineException if it is not of this form
     */
    TraceJob read(String line);

    /**
     * The form of a trace, by its first line.
     *
     * @throws BadLineException if it is the first line of none
     */
    static TraceForm of(String firstLine) {
        if (firstLine.startsWith("{")) {
            return new MooncakeForm();
        }
        return AzureForm.under(firstLine);
    }

    /** A number of tokens must be one that a job can have. */
    static int tokens(String name, long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new BadLineException(name + " must be from 0 to " + Integer.MAX_VALUE + ", found " + value);
        }
        return (int) value;
    }

    /** A line is not what it should be. */
    final class BadLineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadLineException(String problem) {
            super(problem);
        }
    }
}
