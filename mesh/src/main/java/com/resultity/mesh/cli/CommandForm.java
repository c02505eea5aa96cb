package com.resultity.mesh.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of every command has in common. */
final class CommandForm {
    private CommandForm() {}

    /** Gives a command and all below it a help option, and the exit codes at the end of the help. */
    static void applyTo(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        spec.mixinStandardHelpOptions(false);
        spec.exitCodeOnInvalidInput(ExitCode.ENVIRONMENT);
        spec.exitCodeOnExecutionException(ExitCode.ENVIRONMENT);
        spec.addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.footerHeading("%nExample:%n");
        commandLine.getSubcommands().values().forEach(CommandForm::applyTo);
    }
}
