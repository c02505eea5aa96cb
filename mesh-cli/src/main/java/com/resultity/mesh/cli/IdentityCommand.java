package com.resultity.mesh.cli;

import com.resultity.mesh.identity.LocalIssuer;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands on who asks. */
@Command(
        name = "identity",
        description = {
            "Prove to registry-service who asks.",
            "",
            "A mesh signs bearer tokens with a key in its folder, and every command here does so by itself. Another"
                    + " issuer's token is taken from the environment variable MESH_TOKEN."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  curl -H \"Authorization: Bearer $(mesh identity token)\" http://127.0.0.1:8090/v1/subclouds")
final class IdentityCommand {
    private static final Duration LONGEST = Duration.ofHours(24);

    @Spec
    private CommandSpec spec;

    @Command(
            name = "token",
            description = "Sign a bearer token and print it.",
            exitCodeList = {"0:It is printed.", "2:No key can be kept in the state directory."},
            footer = "  mesh identity token --user alice --minutes 30")
    int token(
            @Mixin StateOption state,
            @Option(
                            names = "--user",
                            paramLabel = "USER",
                            defaultValue = LocalIssuer.OPERATOR,
                            description = "Whose token it is (default: ${DEFAULT-VALUE}, who may do everything).")
                    String user,
            @Option(
                            names = "--minutes",
                            paramLabel = "N",
                            defaultValue = "60",
                            description = "For how long it is valid, 1 to 1440 (default: ${DEFAULT-VALUE}).")
                    int minutes) {
        Duration life = Duration.ofMinutes(minutes);
        if (minutes < 1 || life.compareTo(LONGEST) > 0) {
            throw new ParameterException(spec.commandLine(), "--minutes is from 1 to 1440.");
        }
        spec.commandLine().getOut().println(LocalIssuer.make(state.folder()).token(user, life));
        return ExitCode.OK;
    }
}
