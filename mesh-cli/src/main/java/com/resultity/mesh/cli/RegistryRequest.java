package com.resultity.mesh.cli;

import com.resultity.mesh.requests.ProblemText;
import com.resultity.mesh.requests.RequestRefusedException;
import picocli.CommandLine.Model.CommandSpec;

/** Something that registry-service may refuse. */
@FunctionalInterface
interface RegistryRequest {

    /** Does it, and prints what it came to. */
    void carryOut() throws RequestRefusedException;

    /** Does it, and tells why where it is refused; returns the exit code. */
    static int carryOut(CommandSpec spec, RegistryRequest request) {
        try {
            request.carryOut();
            return ExitCode.OK;
        } catch (RequestRefusedException refused) {
            ProblemText.lines(refused.problem()).forEach(spec.commandLine().getErr()::println);
            return ExitCode.NEGATIVE;
        }
    }
}
