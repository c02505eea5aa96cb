package com.resultity.mesh.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of every command has in common. */
final class CommandForm {
    private static final SortedMap<String, String> EXIT_CODES = new TreeMap<>(Map.of(
            "0", "It was done, or the answer is yes.",
            "1", "It was done, and the answer is no.",
            "2", "It could not be done here: wrong usage, or something is missing or in use."));

    private CommandForm() {}

    /** Gives a command and all below it a help option, and the exit codes at the end of the help. */
    static void applyTo(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        spec.exitCodeOnInvalidInput(ExitCode.ENVIRONMENT);
        spec.exitCodeOnExecutionException(ExitCode.ENVIRONMENT);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.exitCodeListHeading("%nExit codes:%n");
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeList(EXIT_CODES);
        }
        usage.optionListHeading("%nOptions:%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.footerHeading("%nExample:%n");
        commandLine.getSubcommands().values().forEach(CommandForm::applyTo);
    }
}
