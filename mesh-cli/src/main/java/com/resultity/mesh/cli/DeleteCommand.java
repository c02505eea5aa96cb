package com.resultity.mesh.cli;

import com.resultity.mesh.removal.ManifestNames;
import com.resultity.mesh.removal.NamedThing;
import com.resultity.mesh.removal.Removal;
import com.resultity.mesh.removal.RemovalText;
import com.resultity.mesh.removal.Remover;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes what manifests name. */
@Command(
        name = "delete",
        description = {
            "Remove what manifests name; what else they say does not matter.",
            "",
            "Nodes, tenants and models go first, then Subclouds, then teams and organisations. What is not there is no error, so"
                    + " it can be repeated. Nothing is removed where a Subcloud is ACTIVE and --yes is not said."
        },
        exitCodeList = {
            "0:None of it is there any more.",
            "1:It was refused; what was removed until then is shown.",
            "2:A file cannot be read, or no mesh is up."
        },
        footer = "  mesh delete -f examples/nodes/ -f examples/subclouds/premium-sla.yaml --yes")
final class DeleteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RegistryOptions options;

    @Mixin
    private ManifestsOption manifests;

    @Mixin
    private YesOption yes;

    @Override
    public Integer call() {
        List<NamedThing> named = ManifestNames.in(manifests.bundle());
        return options.ask(spec, (registry, printer) -> {
            List<Removal> removals = new ArrayList<>();
            try {
                new Remover(registry).remove(named, yes.isSaid(), removals::add);
            } finally {
                if (!removals.isEmpty()) {
                    printer.one(RemovalText.json(removals), () -> RemovalText.lines(removals));
                }
            }
        });
    }
}
