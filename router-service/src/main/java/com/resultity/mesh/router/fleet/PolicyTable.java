package com.resultity.mesh.router.fleet;

import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A table of the registry that cells decide on.
 *
 * @param name name of its stream
 * @param topic where it is read
 * @param table its name in the keys of policies
 * @param key key of a record of it
 * @param field puts a record into a policy
 */
record PolicyTable<V extends SpecificRecord>(
        String name,
        Topic<V> topic,
        Table table,
        Function<V, String> key,
        BiFunction<PlacementPolicy.Builder, V, PlacementPolicy.Builder> field) {

    /** All of them, in the order in which their streams are merged. */
    static final List<PolicyTable<?>> ALL = List.of(
            new PolicyTable<>(
                    "subclouds",
                    TopicCatalogue.SUBCLOUDS,
                    Table.SUBCLOUD,
                    Subcloud::getSubcloudId,
                    PlacementPolicy.Builder::setSubcloud),
            new PolicyTable<>(
                    "grants",
                    TopicCatalogue.ACCESS_GRANTS,
                    Table.GRANT,
                    TableKeys::of,
                    PlacementPolicy.Builder::setGrant),
            new PolicyTable<>(
                    "tokens",
                    TopicCatalogue.ACCESS_TOKENS,
                    Table.TOKEN,
                    TableKeys::of,
                    PlacementPolicy.Builder::setToken),
            new PolicyTable<>(
                    "tenants",
                    TopicCatalogue.TENANTS,
                    Table.TENANT,
                    Tenant::getTenantId,
                    PlacementPolicy.Builder::setTenant),
            new PolicyTable<>(
                    "models", TopicCatalogue.MODELS, Table.MODEL, Model::getName, PlacementPolicy.Builder::setModel));

    /** Key of the policy that a record becomes. */
    String policyKey(String recordKey) {
        return new PolicyKey(table, recordKey).text();
    }

    PlacementPolicy policy(V record) {
        return field.apply(PlacementPolicy.newBuilder(), record).build();
    }
}
