package com.resultity.mesh.router.place;

import static com.resultity.mesh.testkit.records.Records.aGrant;
import static com.resultity.mesh.testkit.records.Records.aModel;
import static com.resultity.mesh.testkit.records.Records.aSubcloud;
import static com.resultity.mesh.testkit.records.Records.aTenant;
import static com.resultity.mesh.testkit.records.Records.anAccessToken;

import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Quota;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.testkit.records.GrantBuilder;
import com.resultity.mesh.testkit.records.ModelBuilder;
import com.resultity.mesh.testkit.records.SubcloudBuilder;
import com.resultity.mesh.testkit.records.TenantBuilder;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** The tables of a {@link World}: every entry changes by chance, goes and comes back, and is copied to every partition. */
final class WorldPolicies {

    static final List<String> SUBCLOUDS = List.of("s-0", "s-1", "s-2");
    static final List<String> TENANTS = List.of("t-0", "t-1", "t-2");
    static final List<String> MODELS = List.of("model-0", "model-1", "model-2");
    static final List<String> COUNTRIES = List.of("DE", "FR", "US", "CA", "BR");

    /** Two tokens a Subcloud at most. */
    static final List<String> TOKENS = List.of("token-0", "token-1");

    private static final int VERIFIER_BYTES = 32;

    private final SplittableRandom random;
    private final TestingLog log;
    private final int partitions;
    private final Map<String, Long> versions = new HashMap<>();

    WorldPolicies(SplittableRandom random, TestingLog log, int partitions) {
        this.random = random;
        this.log = log;
        this.partitions = partitions;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** The key of the proofs of a token, the same for as long as the world lasts. */
    static byte[] verifier(String subcloud, String token) {
        byte[] verifier = new byte[VERIFIER_BYTES];
        Arrays.fill(verifier, (byte) (subcloud + token).hashCode());
        return verifier;
    }

    /** Writes an entry of each Subcloud, tenant and model. */
    void begin(long now) {
        SUBCLOUDS.forEach(id -> changeSubcloud(id, now));
        TENANTS.forEach(id -> changeTenant(id, now));
        MODELS.forEach(name -> changeModel(name, now));
    }

    /** Changes an entry, and says which. */
    String change(long now) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> changeSubcloud(pick(SUBCLOUDS), now);
            case 2 -> changeGrant(now);
            case 3 -> changeTenant(pick(TENANTS), now);
            case 4 -> changeToken(now);
            default -> changeModel(pick(MODELS), now);
        };
    }

    private <V extends SpecificRecord> String write(
            Topic<V> topic, PolicyKey.Table table, String key, V record, PlacementPolicy policy, long now) {
        log.write(topic, key, record, now);
        for (int partition = 0; partition < partitions; partition++) {
            log.write(TopicCatalogue.PLACEMENT_POLICIES, partition, new PolicyKey(table, key).text(), policy, now);
        }
        return (record == null ? "withdraws " : "changes ") + topic.name() + " " + key;
    }

    private long version(String of) {
        return versions.merge(of, 1L, Long::sum);
    }

    private Quota quota() {
        return new Quota(random.nextInt(1, 6), oneIn(2) ? null : random.nextLong(500, 4_000));
    }

    private String changeSubcloud(String id, long now) {
        if (oneIn(12)) {
            return write(TopicCatalogue.SUBCLOUDS, PolicyKey.Table.SUBCLOUD, id, null, null, now);
        }
        SubcloudBuilder subcloud = aSubcloud()
                .id(id)
                .version(version("subcloud/" + id))
                .access(pick(List.of(
                        AccessPolicy.PUBLIC,
                        AccessPolicy.PUBLIC,
                        AccessPolicy.PUBLIC,
                        AccessPolicy.WHITELIST,
                        AccessPolicy.TOKEN,
                        AccessPolicy.BINDING)))
                .geoMode(pick(List.of(GeoMode.PREFER, GeoMode.PREFER, GeoMode.REQUIRE, GeoMode.NONE)));
        if (oneIn(3)) {
            subcloud.fallingBackTo(pick(WorldCells.ZONES));
        }
        if (oneIn(3)) {
            subcloud.countries(pick(COUNTRIES), pick(COUNTRIES), pick(COUNTRIES));
        }
        if (oneIn(4)) {
            subcloud.zones(pick(WorldCells.ZONES), pick(WorldCells.ZONES));
        }
        if (oneIn(4)) {
            subcloud.gpuClasses("H100-SXM");
        }
        if (oneIn(4)) {
            subcloud.minimumTrustLevel(random.nextInt(3));
        }
        if (oneIn(5)) {
            subcloud.models("model-0");
        }
        if (oneIn(4)) {
            subcloud.isolating();
        }
        if (oneIn(8)) {
            subcloud.openWeightsOnly().minimumModel(0, random.nextInt(3));
        }
        if (oneIn(5)) {
            subcloud.quota(quota());
        }
        Subcloud record = subcloud.build();
        return write(
                TopicCatalogue.SUBCLOUDS,
                PolicyKey.Table.SUBCLOUD,
                id,
                record,
                PlacementPolicy.newBuilder().setSubcloud(record).build(),
                now);
    }

    private String changeGrant(long now) {
        GrantBuilder grant = aGrant().subcloud(pick(SUBCLOUDS));
        switch (random.nextInt(3)) {
            case 0 -> grant.tenant(pick(TENANTS));
            case 1 -> grant.team("team-" + random.nextInt(2));
            default -> grant.organisation("organisation");
        }
        if (oneIn(3)) {
            grant.endsAt(now + random.nextLong(4_000));
        }
        if (oneIn(4)) {
            grant.quota(quota());
        }
        String key = TableKeys.of(grant.build());
        AccessGrant record = grant.version(version("grant/" + key)).build();
        if (oneIn(4)) {
            return write(TopicCatalogue.ACCESS_GRANTS, PolicyKey.Table.GRANT, key, null, null, now);
        }
        return write(
                TopicCatalogue.ACCESS_GRANTS,
                PolicyKey.Table.GRANT,
                key,
                record,
                PlacementPolicy.newBuilder().setGrant(record).build(),
                now);
    }

    private String changeTenant(String id, long now) {
        if (oneIn(8)) {
            return write(TopicCatalogue.TENANTS, PolicyKey.Table.TENANT, id, null, null, now);
        }
        TenantBuilder tenant = aTenant().id(id).version(version("tenant/" + id));
        if (oneIn(2)) {
            tenant.teams("team-" + random.nextInt(2));
        }
        if (oneIn(2)) {
            tenant.organisation("organisation");
        }
        if (oneIn(6)) {
            tenant.boundTo(pick(SUBCLOUDS));
        } else if (oneIn(8)) {
            tenant.boundOnlyTo(pick(SUBCLOUDS));
        }
        if (oneIn(4)) {
            tenant.quota(quota());
        }
        Tenant record = tenant.build();
        return write(
                TopicCatalogue.TENANTS,
                PolicyKey.Table.TENANT,
                id,
                record,
                PlacementPolicy.newBuilder().setTenant(record).build(),
                now);
    }

    private String changeToken(long now) {
        String subcloud = pick(SUBCLOUDS);
        String id = pick(TOKENS);
        String key = subcloud + "/" + id;
        if (oneIn(5)) {
            return write(TopicCatalogue.ACCESS_TOKENS, PolicyKey.Table.TOKEN, key, null, null, now);
        }
        AccessToken record = anAccessToken()
                .subcloud(subcloud)
                .id(id)
                .version(version("token/" + key))
                .verifier(verifier(subcloud, id))
                .tenant(oneIn(2) ? pick(TENANTS) : null)
                .quota(oneIn(3) ? quota() : null)
                .valid(now - random.nextLong(1_000), oneIn(3) ? now + random.nextLong(4_000) : null)
                .build();
        return write(
                TopicCatalogue.ACCESS_TOKENS,
                PolicyKey.Table.TOKEN,
                key,
                record,
                PlacementPolicy.newBuilder().setToken(record).build(),
                now);
    }

    private String changeModel(String name, long now) {
        if (oneIn(8)) {
            return write(TopicCatalogue.MODELS, PolicyKey.Table.MODEL, name, null, null, now);
        }
        ModelBuilder model = aModel().name(name)
                .version(version("model/" + name))
                .size(random.nextInt(3) * 1_000, random.nextInt(3));
        if (oneIn(3)) {
            model.closed("proprietary");
        }
        if (oneIn(6)) {
            model.privateTo(pick(SUBCLOUDS));
        }
        Model record = model.build();
        return write(
                TopicCatalogue.MODELS,
                PolicyKey.Table.MODEL,
                name,
                record,
                PlacementPolicy.newBuilder().setModel(record).build(),
                now);
    }
}
