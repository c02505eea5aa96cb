package com.resultity.mesh.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, and where to find what would be right. */
final class UsageError implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.ENVIRONMENT;
        }
        err.println("mesh: " + error.getMessage());
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' tells what it takes.");
        return ExitCode.ENVIRONMENT;
    }
}
