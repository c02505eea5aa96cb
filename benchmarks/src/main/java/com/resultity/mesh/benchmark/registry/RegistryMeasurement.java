package com.resultity.mesh.benchmark.registry;

import com.resultity.mesh.benchmark.report.Goal;
import com.resultity.mesh.benchmark.report.Row;
import com.resultity.mesh.registry.authority.Principal;
import com.resultity.mesh.registry.change.Decision;
import com.resultity.mesh.registry.change.Registrar;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.NodeManifest;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The registrar alone: what it takes to judge a large network, and what others wait for meanwhile. */
public final class RegistryMeasurement {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    private static final int COMMANDS_A_STEP = 1;
    private static final int COMMANDS_ALONE = 2_000;

    /** A change has to be settled in seconds. */
    private static final double MOST_SECONDS = 5;

    private final boolean quick;
    private final Consumer<String> progress;
    private int commands;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public RegistryMeasurement(boolean quick, Consumer<String> progress) {
        this.quick = quick;
        this.progress = progress;
    }

    /** What a round of judging came to. */
    private record Settled(double seconds, double longestStepMilliseconds, int commands, int facts) {}

    /** Measures; about a minute. */
    public List<Row> run() {
        RegistryWorld world = quick ? new RegistryWorld(2_000, 50) : new RegistryWorld(100_000, 1_000);
        String size = String.format(Locale.ROOT, "%,d nodes, %,d Subclouds", world.nodes(), world.subclouds());
        List<Row> rows = new ArrayList<>();

        progress.accept("registry: judging " + size + " for the first time");
        double empty = usedMebibytes();
        Registrar registrar = new Registrar(Gates.NONE);
        world.facts().forEach(registrar::restore);
        registrar.begin(RegistryWorld.NOW);
        Settled all = settle(registrar, world, 0);
        rows.add(Row.figure("registry: judge everything, as after a take-over", size, all.seconds(), "s"));
        rows.add(Row.figure("registry: longest step of that", size, all.longestStepMilliseconds(), "ms"));
        rows.add(Row.figure("registry: heap of the state", size, usedMebibytes() - empty, "MiB"));

        progress.accept("registry: changing criteria");
        change(registrar, world, 0, 3);
        settle(registrar, world, 0);
        long began = System.nanoTime();
        change(registrar, world, 0, 0);
        double decided = (System.nanoTime() - began) / NANOS_PER_MILLISECOND;
        Settled one = settle(registrar, world, COMMANDS_A_STEP);
        rows.add(Row.goal(
                "registry: settle changed criteria of one Subcloud against every node; beside one second",
                size,
                one.seconds(),
                "s",
                one.seconds(),
                Goal.atMost(MOST_SECONDS)));
        rows.add(Row.figure("registry: commands decided meanwhile", size, one.commands(), "commands"));
        rows.add(Row.figure("registry: nodes whose memberships that changed", size, one.facts(), "nodes"));
        rows.add(Row.figure("registry: decide that change", size, decided, "ms"));
        rows.add(Row.figure(
                "registry: longest step that others wait behind", size, one.longestStepMilliseconds(), "ms"));

        progress.accept("registry: commands");
        rows.add(Row.figure("registry: commands a second", size, commandsASecond(registrar, world), "/s"));
        rows.add(Row.figure(
                "registry: isolate one Subcloud, all members at once", size, isolate(registrar, world), "ms"));
        return rows;
    }

    private Settled settle(Registrar registrar, RegistryWorld world, int beside) {
        long began = System.nanoTime();
        long longest = 0;
        int asked = 0;
        int facts = 0;
        while (!registrar.hasJudgedAll()) {
            long step = System.nanoTime();
            facts += registrar.judge(Registrar.JUDGED_A_STEP, RegistryWorld.NOW).size();
            longest = Math.max(longest, System.nanoTime() - step);
            for (int i = 0; i < beside; i++) {
                relabel(registrar, world);
                asked++;
            }
        }
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        return new Settled(seconds, longest / NANOS_PER_MILLISECOND, asked, facts);
    }

    private double commandsASecond(Registrar registrar, RegistryWorld world) {
        long began = System.nanoTime();
        int count = quick ? COMMANDS_ALONE / 10 : COMMANDS_ALONE;
        for (int i = 0; i < count; i++) {
            relabel(registrar, world);
        }
        return count * NANOS_PER_SECOND / (System.nanoTime() - began);
    }

    private double isolate(Registrar registrar, RegistryWorld world) {
        long began = System.nanoTime();
        ask(registrar, Principal.NETWORK_OPERATOR, declared(world, 0, 0, true));
        return (System.nanoTime() - began) / NANOS_PER_MILLISECOND;
    }

    /** Changes one Subcloud's criteria, as the operator of the network. */
    private void change(Registrar registrar, RegistryWorld world, int subcloud, int trustLevel) {
        ask(registrar, Principal.NETWORK_OPERATOR, declared(world, subcloud, trustLevel, false));
    }

    private static Manifest declared(RegistryWorld world, int subcloud, int trustLevel, boolean isolate) {
        return new SubcloudManifest(world.definition(subcloud, trustLevel, isolate), List.of(), false);
    }

    /** Changes a node, as one who maintains it; it is judged again at once. */
    private void relabel(Registrar registrar, RegistryWorld world) {
        int node = (int) (commands * 7_919L % world.nodes());
        ask(
                registrar,
                new Principal(RegistryWorld.maintainerOf(node), false),
                new NodeManifest(world.node(node, "label-" + commands)));
    }

    private void ask(Registrar registrar, Principal actor, Manifest manifest) {
        Decision decision = registrar.decide(
                new Command(
                        "command-" + commands++,
                        Optional.empty(),
                        actor,
                        RegistryWorld.NOW,
                        OptionalLong.empty(),
                        Optional.empty(),
                        List.of(new Change.Declare(manifest))),
                RegistryWorld.NOW);
        if (!(decision.reply() instanceof Reply.Applied)) {
            throw new IllegalStateException("not done: " + decision.reply());
        }
    }

    private static double usedMebibytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEBIBYTE;
    }
}
