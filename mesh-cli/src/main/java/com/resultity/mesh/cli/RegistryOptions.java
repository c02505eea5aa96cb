package com.resultity.mesh.cli;

import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Where registry-service is, and how its answers are shown: what all commands on single things in the registry take. */
final class RegistryOptions {
    @Mixin
    private StateOption state;

    @Mixin
    private RegistryServiceOption registryService;

    @Mixin
    private OutputOption output;

    /** Asks registry-service, and prints what it answers. */
    @FunctionalInterface
    interface Question {
        void ask(RegistryClient registry, AnswerPrinter printer) throws RequestRefusedException;
    }

    /** Asks, and tells why where it is refused; returns the exit code. */
    int ask(CommandSpec spec, Question question) {
        RegistryClient registry = new RegistryClient(registryService.in(state));
        return RegistryRequest.carryOut(spec, () -> question.ask(registry, output.of(spec)));
    }
}
