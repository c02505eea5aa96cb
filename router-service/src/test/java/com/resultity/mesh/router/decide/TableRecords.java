package com.resultity.mesh.router.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.router.decide.job.AccessProof;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.JobBuilder;
import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.job.Priority;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeFactsBuilder;
import com.resultity.mesh.router.decide.nodes.PoolLoad;
import com.resultity.mesh.router.decide.nodes.PoolLoads;
import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.Grant;
import com.resultity.mesh.router.decide.policy.ModelFacts;
import com.resultity.mesh.router.decide.policy.PolicyBuilder;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.AccessPolicy;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy.Isolation;
import com.resultity.mesh.router.decide.policy.TenantFacts;
import com.resultity.mesh.router.decide.policy.TokenTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the decision tables say of nodes, policies, tenants, models, peers and jobs, as the cell knows them. */
final class TableRecords {

    private static final Map<String, String> COUNTRY_OF_ZONE = Map.of("EU", "DE", "NA", "US", "SA", "BR", "SEA", "SG");

    private TableRecords() {}

    static String zoneOf(String cell) {
        return cell.substring(0, cell.indexOf('-'));
    }

    /** A node; its cell was read. */
    static NodeFactsBuilder node(String id, String cell, long sequence, TableFields fields) {
        String zone = fields.text("zone").orElse(zoneOf(cell));
        NodeFactsBuilder node = NodeFactsBuilder.aNode(id)
                .sequence(sequence)
                .zone(zone)
                .country(fields.text("country").orElse(COUNTRY_OF_ZONE.getOrDefault(zone, "DE")))
                .in(fields.list("subclouds"));
        fields.number("slots", node::slots);
        fields.number("trust", node::trust);
        fields.count("boot").ifPresent(node::bootEpoch);
        fields.time("latency").ifPresent(node::latency);
        fields.text("liveness", liveness -> node.liveness(NodeFacts.Liveness.valueOf(liveness)));
        fields.text("movingTo", to -> node.movingTo(to, 2));
        node.gpu(
                fields.text("gpu").orElse("H100-SXM"),
                Integer.parseInt(fields.text("gpuMemory").orElse("81920")));
        if (fields.has("models")) {
            node.models(fields.list("models"));
        }
        flags(node, fields);
        fields.done();
        return node;
    }

    private static void flags(NodeFactsBuilder node, TableFields fields) {
        if (fields.flag("disputed")) {
            node.disputed();
        }
        if (fields.flag("isolated")) {
            node.isolated();
        }
        if (fields.flag("verified")) {
            node.verified();
        }
        if (fields.flag("poorStanding")) {
            node.badStanding();
        }
    }

    static SubcloudPolicy subcloud(String id, TableFields fields) {
        PolicyBuilder policy = PolicyBuilder.aPolicy(id)
                .countries(fields.list("countries"))
                .zones(fields.list("zones"))
                .models(fields.list("models"))
                .modalities(fields.list("modalities"))
                .gpuClasses(fields.list("gpus"))
                .geo(GeoTerms.Mode.valueOf(fields.text("geo").orElse("PREFER")), fields.list("fallbackZones"));
        fields.count("version").ifPresent(policy::version);
        fields.text("access", access -> policy.access(AccessPolicy.valueOf(access)));
        fields.text("state", state -> policy.state(SubcloudPolicy.State.valueOf(state)));
        fields.text("isolation", how -> policy.isolating(Isolation.valueOf(how.toUpperCase(Locale.ROOT))));
        fields.number("context", policy::context);
        fields.number("parameters", policy::parameters);
        fields.number("gpuMemory", policy::gpuMemory);
        fields.number("trust", policy::trust);
        if (fields.flag("openWeights")) {
            policy.openWeightsOnly();
        }
        if (fields.flag("verified")) {
            policy.verified();
        }
        Quota quota = quota(fields);
        policy.quota(quota.concurrentJobs(), quota.tokensPerMinute());
        fields.done();
        return policy.build();
    }

    private static Quota quota(TableFields fields) {
        return new Quota(
                fields.text("jobs").map(Integer::valueOf).orElse(Integer.MAX_VALUE),
                fields.text("tokensPerMinute").map(Long::valueOf).orElse(Long.MAX_VALUE));
    }

    static TenantFacts tenant(String id, TableFields fields) {
        boolean exclusive = fields.flag("exclusive");
        TenantFacts tenant = new TenantFacts(
                id,
                fields.count("version").orElse(1L),
                List.of(fields.list("teams")),
                fields.text("organisation"),
                fields.text("boundTo").map(subcloud -> new TenantFacts.Binding(subcloud, exclusive)),
                quota(fields));
        fields.done();
        return tenant;
    }

    static Grant.Key grantKey(TableFields fields) {
        return new Grant.Key(
                fields.need("subcloud"),
                Grant.SubjectKind.valueOf(fields.text("kind").orElse("TENANT")),
                fields.need("subject"));
    }

    /** A grant; its key was read. */
    static Grant grant(TableFields fields) {
        Grant grant = new Grant(
                fields.count("version").orElse(1L),
                quota(fields),
                fields.time("ends").map(TableRecords::at).orElse(Long.MAX_VALUE));
        fields.done();
        return grant;
    }

    static TokenTerms.Key tokenKey(TableFields fields) {
        return new TokenTerms.Key(fields.need("subcloud"), fields.need("id"));
    }

    /** A token; its key was read. */
    static TokenTerms token(TableFields fields) {
        TokenTerms token = new TokenTerms(
                fields.count("version").orElse(1L),
                verifier(fields.text("verifier").orElse("secret")),
                fields.text("tenant"),
                quota(fields),
                fields.time("from").map(TableRecords::at).orElse(0L),
                fields.time("expires").map(TableRecords::at).orElse(Long.MAX_VALUE));
        fields.done();
        return token;
    }

    private static long at(long afterStart) {
        return JobBuilder.START + afterStart;
    }

    static ModelFacts model(String name, TableFields fields) {
        ModelFacts model = new ModelFacts(
                name,
                fields.count("version").orElse(1L),
                Set.copyOf(Arrays.asList(fields.list("modalities"))),
                fields.flag("openWeights"),
                Integer.parseInt(fields.text("context").orElse("0")),
                Integer.parseInt(fields.text("parameters").orElse("0")),
                fields.text("licence").orElse(""),
                fields.flag("audited"),
                fields.text("privateTo"));
        fields.done();
        return model;
    }

    /** What a cell says of itself: for each pool/model, or just model for the global pool, its free slots and its nodes. */
    static Peers.Summary summary(TableFields fields) {
        List<PoolLoad> pools = new ArrayList<>();
        TableFields nodes = fields.inner("nodes");
        fields.inner("free").rest().forEach((pool, free) -> {
            int slash = pool.indexOf('/');
            Optional<String> subcloud = slash < 0 ? Optional.empty() : Optional.of(pool.substring(0, slash));
            pools.add(new PoolLoad(
                    subcloud,
                    pool.substring(slash + 1),
                    Integer.parseInt(nodes.text(pool).orElse("1")),
                    Integer.parseInt(String.valueOf(free))));
        });
        nodes.done();
        Map<String, QuotaUse> quotas = new HashMap<>();
        fields.named("quotas")
                .forEach(quota -> quotas.put(
                        quota.getKey(),
                        new QuotaUse(
                                Integer.parseInt(quota.getValue().text("jobs").orElse("0")),
                                quota.getValue().count("tokens").orElse(0L))));
        Peers.Summary summary = new Peers.Summary(PoolLoads.of(pools), !fields.flag("incomplete"), quotas);
        fields.done();
        return summary;
    }

    /** A job that is asked for now. */
    static Job job(String id, long now, TableFields fields) {
        JobBuilder job = JobBuilder.aJob(id)
                .at(now - fields.time("age").orElse(0L))
                .requestedAt(now - fields.time("late").orElse(0L));
        ladder(job, fields);
        String tenant = fields.text("tenant").orElse("tenant-a");
        Optional<String> subcloud = fields.text("subcloud");
        job.tenant(tenant);
        subcloud.ifPresent(job::subcloud);
        fields.text("model", job::model);
        fields.text("gateway", job::gateway);
        fields.text("session", job::session);
        if (fields.flag("requiresZone")) {
            job.requiringZone();
        }
        fields.text("priority", priority -> job.priority(Priority.valueOf(priority)));
        fields.number("trust", job::trust);
        fields.count("tokens").ifPresent(job::tokens);
        fields.time("patience").ifPresent(job::patience);
        fields.time("deadline").ifPresent(left -> job.deadline(now + left));
        fields.time("lease").ifPresent(job::lease);
        if (fields.has("countries")) {
            job.countries(fields.list("countries"));
        }
        if (fields.has("prefix")) {
            job.prefix(Arrays.stream(fields.list("prefix")).map(Long::valueOf).toArray(Long[]::new));
        }
        if (fields.has("capable")) {
            job.capable(capable(fields.inner("capable")));
        }
        if (fields.has("proof")) {
            job.proof(proof(fields.inner("proof"), id, tenant, subcloud.orElse("")));
        }
        fields.done();
        return job.build();
    }

    private static void ladder(JobBuilder job, TableFields fields) {
        if (fields.has("ladder")) {
            String[] cells = fields.list("ladder");
            String home = zoneOf(cells[0]);
            job.zone(home)
                    .ladder(Arrays.stream(cells).map(cell -> step(cell, home)).toArray(LadderStep[]::new));
        }
        fields.text("zone", job::zone);
    }

    /** A cell, with its rung behind it unless that follows from its zone. */
    private static LadderStep step(String text, String home) {
        int space = text.indexOf(' ');
        String cell = space < 0 ? text : text.substring(0, space);
        String zone = zoneOf(cell);
        if (space >= 0) {
            return new LadderStep(cell, zone, Rung.valueOf(text.substring(space + 1)));
        }
        return new LadderStep(cell, zone, zone.equals(home) ? Rung.HOME_ZONE : Rung.ANYWHERE);
    }

    private static ModelDemand.Capable capable(TableFields fields) {
        ModelDemand.Capable capable = new ModelDemand.Capable(
                fields.text("modality").orElse(""),
                fields.flag("openWeights"),
                Integer.parseInt(fields.text("context").orElse("0")),
                Integer.parseInt(fields.text("parameters").orElse("0")));
        fields.done();
        return capable;
    }

    /** A proof of this very job, unless it says of which. */
    private static AccessProof proof(TableFields fields, String job, String tenant, String subcloud) {
        AccessProof proof = new AccessProof(
                fields.need("token"),
                mac(
                        fields.text("verifier").orElse("secret"),
                        fields.text("job").orElse(job),
                        fields.text("tenant").orElse(tenant),
                        fields.text("subcloud").orElse(subcloud)));
        fields.done();
        return proof;
    }

    /** As a gateway computes it. */
    static byte[] mac(String verifier, String job, String tenant, String subcloud) {
        return AccessTokens.proof(verifier(verifier), job, tenant, subcloud);
    }

    /** A word in place of a digest, filled up to the length of one. */
    private static byte[] verifier(String word) {
        return Arrays.copyOf(word.getBytes(UTF_8), AccessTokens.DIGEST_BYTES);
    }
}
