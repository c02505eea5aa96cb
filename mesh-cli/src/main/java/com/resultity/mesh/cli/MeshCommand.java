package com.resultity.mesh.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "mesh",
        description = "The control plane of a decentralised inference network, on one machine.",
        footer = {"  mesh up", "  mesh status", "  mesh COMMAND --help"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            ApplyCommand.class,
            DiffCommand.class,
            DeleteCommand.class,
            SubcloudCommand.class,
            NodeCommand.class,
            MemberCommand.class,
            GrantCommand.class,
            TokenCommand.class,
            IdentityCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            UsageCommand.class,
            DemoCommand.class,
            ReplayCommand.class,
            ChaosCommand.class,
            AuditCommand.class,
            BenchCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            VersionCommand.class,
        })
public final class MeshCommand {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean verbose;

    private MeshCommand() {}

    /** Returns the command line, ready to execute arguments. */
    public static CommandLine commandLine() {
        MeshCommand root = new MeshCommand();
        CommandLine commandLine = new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new UsageError())
                .setExecutionExceptionHandler(new ErrorSentence(() -> root.verbose));
        CommandForm.applyTo(commandLine);
        return commandLine;
    }
}
