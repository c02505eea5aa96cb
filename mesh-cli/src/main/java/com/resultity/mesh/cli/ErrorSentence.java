package com.resultity.mesh.cli;

import com.resultity.mesh.embedded.StartFailedException;
import com.resultity.mesh.launch.MeshException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one sentence for the person at the terminal. */
final class ErrorSentence implements IExecutionExceptionHandler {
    private final BooleanSupplier verbose;

    /** Shows stack traces too, where {@code verbose} says so at that moment. */
    ErrorSentence(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("mesh: " + sentence(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(commandLine.getErr());
        }
        return ExitCode.ENVIRONMENT;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof MeshException || failure instanceof StartFailedException) {
            return failure.getMessage();
        }
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return "This did not work: " + what + ". More is shown with --verbose.";
    }
}
