package com.resultity.mesh.router.decide;

import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.Policies;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The cells of a case of a decision table, which give each other what they hand on, and the steps that it takes. */
final class TableMesh {

    private final Map<String, TestingCell> cells = new TreeMap<>();
    private final Map<String, String> cellOfNode = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();

    /** Assignments that no outcome has come for, by job, oldest first. */
    private final Map<String, Held> held = new LinkedHashMap<>();

    private final Deque<Sent> sent = new ArrayDeque<>();
    private final List<Observation> seen = new ArrayList<>();

    private record Held(String cell, Decision.Assigned assigned) {}

    private record Sent(String from, Effect effect) {}

    TableMesh(TableFields given) {
        CellSettings settings = settings(given.inner("settings"));
        String[] names = given.has("cells") ? given.list("cells") : new String[] {"EU-0"};
        for (String name : names) {
            cells.put(name, new TestingCell(name, settings));
        }
        given.named("subclouds")
                .forEach(one -> policies(table -> table.put(TableRecords.subcloud(one.getKey(), one.getValue()))));
        given.named("tenants").forEach(one -> putTenant(one.getKey(), one.getValue()));
        given.named("models").forEach(one -> putModel(one.getKey(), one.getValue()));
        given.items("grants").forEach(this::putGrant);
        given.items("tokens").forEach(this::putToken);
        given.named("peers").forEach(one -> putPeer(one.getKey(), one.getValue()));
        given.named("nodes").forEach(one -> putNode(one.getKey(), one.getValue()));
        given.done();
    }

    private static CellSettings settings(TableFields fields) {
        CellSettings usual = CellSettings.defaults();
        CellSettings settings = new CellSettings(
                Integer.parseInt(fields.text("attempts").orElse("" + usual.maximumAttempts())),
                Integer.parseInt(fields.text("line").orElse("" + usual.lineLimit())),
                fields.time("walkAgain").orElse(usual.walkAgainMilliseconds()),
                fields.time("memory").orElse(usual.memoryMilliseconds()),
                usual.nodeMemoryMilliseconds(),
                Integer.parseInt(fields.text("affinity").orElse("" + usual.affinityLimit())),
                Double.parseDouble(fields.text("overprovisioning").orElse("" + usual.overprovisioning())),
                fields.flag("knownTenantsOnly"),
                fields.flag("knownModelsOnly"));
        fields.done();
        return settings;
    }

    private void policies(Consumer<Policies> change) {
        cells.values().forEach(cell -> change.accept(cell.policies()));
    }

    private void putTenant(String id, TableFields fields) {
        TenantFacts tenant = TableRecords.tenant(id, fields);
        policies(table -> table.put(tenant));
    }

    private void putModel(String name, TableFields fields) {
        ModelFacts model = TableRecords.model(name, fields);
        policies(table -> table.put(model));
    }

    private void putGrant(TableFields fields) {
        Grant.Key key = TableRecords.grantKey(fields);
        Grant grant = TableRecords.grant(fields);
        policies(table -> table.put(key, grant));
    }

    private void putToken(TableFields fields) {
        TokenTerms.Key key = TableRecords.tokenKey(fields);
        TokenTerms token = TableRecords.token(fields);
        policies(table -> table.put(key, token));
    }

    private void putPeer(String cell, TableFields fields) {
        Peers.Summary summary = TableRecords.summary(fields);
        cells.values().forEach(one -> one.peers().put(cell, summary));
    }

    private void putNode(String id, TableFields fields) {
        String cell = fields.text("cell").orElseGet(() -> cellOfNode.getOrDefault(id, "EU-0"));
        cellOfNode.put(id, cell);
        long sequence = fields.count("sequence").orElseGet(() -> sequences.getOrDefault(id, 0L) + 1);
        sequences.put(id, sequence);
        deliver(cell, cells.get(cell).node(TableRecords.node(id, cell, sequence, fields)));
    }

    /** Takes one step, which is the only key of its map that is not read yet; returns what is seen of it. */
    List<Observation> step(TableFields step) {
        seen.clear();
        for (String action : step.unreadKeys()) {
            act(action, step);
        }
        return List.copyOf(seen);
    }

    private void act(String action, TableFields step) {
        switch (action) {
            case "job" -> ask(step.inner(action));
            case "repeat" -> arrive(jobs.get(step.need(action)));
            case "jobs" -> askOften(step);
            case "after" -> after(step.time(action).orElseThrow());
            case "served" -> outcome(step.need(action), true);
            case "failed" -> outcome(step.need(action), false);
            case "serveOldest" -> serveOldest(Integer.parseInt(step.need(action)));
            case "outcome" -> outcome(step.inner(action));
            case "node" -> changeNode(step.inner(action));
            case "restart" -> restart(step);
            default -> changePolicy(action, step);
        }
    }

    private void restart(TableFields step) {
        step.flag("restart");
        cells.values().forEach(TestingCell::restart);
    }

    private void changeNode(TableFields fields) {
        putNode(fields.need("id"), fields);
    }

    private void changePolicy(String action, TableFields step) {
        switch (action) {
            case "subcloud" ->
                change(step.inner(action), (id, fields) -> {
                    SubcloudPolicy policy = TableRecords.subcloud(id, fields);
                    return table -> table.put(policy);
                });
            case "tenant" ->
                change(step.inner(action), (id, fields) -> {
                    TenantFacts tenant = TableRecords.tenant(id, fields);
                    return table -> table.put(tenant);
                });
            case "model" ->
                change(step.inner(action), (id, fields) -> {
                    ModelFacts model = TableRecords.model(id, fields);
                    return table -> table.put(model);
                });
            case "grant" -> putGrant(step.inner(action));
            case "removeSubcloud" -> remove(step.need(action), (table, id) -> table.removeSubcloud(id));
            case "removeTenant" -> remove(step.need(action), (table, id) -> table.removeTenant(id));
            case "removeModel" -> remove(step.need(action), (table, id) -> table.removeModel(id));
            case "removeGrant" -> {
                Grant.Key key = TableRecords.grantKey(step.inner(action));
                policies(table -> table.remove(key));
            }
            case "removeToken" -> {
                TokenTerms.Key key = TableRecords.tokenKey(step.inner(action));
                policies(table -> table.remove(key));
            }
            case "peers" -> step.named(action).forEach(one -> putPeer(one.getKey(), one.getValue()));
            default -> throw new IllegalArgumentException("no step is called " + action);
        }
        List.copyOf(cells.entrySet())
                .forEach(cell -> deliver(cell.getKey(), cell.getValue().policiesChanged()));
    }

    private void change(TableFields fields, BiFunction<String, TableFields, Consumer<Policies>> made) {
        policies(made.apply(fields.need("id"), fields));
    }

    private interface Removal {

        void from(Policies table, String id);
    }

    private void remove(String id, Removal removal) {
        policies(table -> removal.from(table, id));
    }

    private long now() {
        return cells.values().iterator().next().now();
    }

    private void ask(TableFields fields) {
        String id = fields.text("id").orElse("job");
        jobs.put(id, TableRecords.job(id, now(), fields));
        arrive(jobs.get(id));
    }

    private void askOften(TableFields step) {
        int count = Integer.parseInt(new TableFields("jobs", step.raw("jobs")).need("count"));
        for (int number = 0; number < count; number++) {
            TableFields fields = step.inner("jobs");
            fields.raw("count");
            String id = fields.text("id").orElse("job") + "-" + number;
            jobs.put(id, TableRecords.job(id, now(), fields));
            arrive(jobs.get(id));
        }
    }

    private void arrive(Job job) {
        deliver(job.homeCell(), cells.get(job.homeCell()).arrive(job));
    }

    private void after(long milliseconds) {
        cells.forEach((name, cell) -> {
            sent.addAll(cell.tickAfter(milliseconds).stream()
                    .map(effect -> new Sent(name, effect))
                    .toList());
        });
        deliver();
    }

    private void outcome(String job, boolean served) {
        Held holding = held.remove(job);
        TestingCell cell = cells.get(holding.cell());
        deliver(holding.cell(), served ? cell.served(holding.assigned()) : cell.failed(holding.assigned()));
    }

    private void serveOldest(int count) {
        for (int number = 0; number < count && !held.isEmpty(); number++) {
            outcome(held.keySet().iterator().next(), true);
        }
    }

    private void outcome(TableFields fields) {
        String cell = fields.text("cell").orElse("EU-0");
        List<Effect> effects = cells.get(cell)
                .outcome(
                        fields.need("job"),
                        Integer.parseInt(fields.text("attempt").orElse("1")),
                        fields.need("node"),
                        fields.text("gateway").orElse("gateway-1"),
                        !fields.flag("failed"));
        fields.done();
        deliver(cell, effects);
    }

    private void deliver(String from, List<Effect> effects) {
        effects.forEach(effect -> sent.add(new Sent(from, effect)));
        deliver();
    }

    /** What goes to a cell of this mesh is given to it; all else is seen. */
    private void deliver() {
        while (!sent.isEmpty()) {
            Sent next = sent.poll();
            List<Effect> answered = List.of();
            String to = "";
            if (next.effect() instanceof Effect.HandedOn handedOn && cells.containsKey(handedOn.toCell())) {
                to = handedOn.toCell();
                answered = cells.get(to).receive(handedOn);
            } else if (next.effect() instanceof Effect.AskedAgain asked && cells.containsKey(asked.toCell())) {
                to = asked.toCell();
                answered = cells.get(to).receive(asked);
            } else {
                observe(next);
            }
            for (Effect effect : answered) {
                sent.add(new Sent(to, effect));
            }
        }
    }

    private void observe(Sent one) {
        Observation.of(one.from(), one.effect()).ifPresent(seen::add);
        if (one.effect() instanceof Effect.Decided decided) {
            held.remove(decided.entry().jobId());
            if (decided.decision() instanceof Decision.Assigned assigned) {
                held.put(decided.entry().jobId(), new Held(one.from(), assigned));
            }
        }
    }
}
