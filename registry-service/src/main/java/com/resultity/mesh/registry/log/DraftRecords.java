package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.topics.PolicyKey;
import com.resultity.mesh.topics.PolicyKey.Table;
import com.resultity.mesh.topics.TableKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumWriter;

/** What cells would be told of facts that nobody has written. */
public final class DraftRecords {

    private DraftRecords() {}

    /**
     * An entry of the tables that cells decide on.
     *
     * @param key its key on mesh.placement-policies.v1
     * @param policy what it would be, in Avro's JSON encoding; empty: gone
     */
    public record PolicyChange(String key, Optional<String> policy) {}

    /**
     * What a node would belong to.
     *
     * @param nodeId the node
     * @param subclouds the Subclouds that it would be an active member of, ordered
     * @param isolatedBy those of these that would isolate it from the global pool, ordered
     */
    public record MemberChange(String nodeId, List<String> subclouds, List<String> isolatedBy) {}

    /** The entry that a fact is about; empty for facts that cells are told otherwise. */
    public static Optional<PolicyChange> policy(Fact fact) {
        PlacementPolicy policy = new PlacementPolicy();
        if (fact instanceof Fact.SubcloudIs is) {
            policy.setSubcloud(SubcloudTranslation.recordOf(is.subcloud()));
        } else if (fact instanceof Fact.GrantIs is) {
            policy.setGrant(AccessTranslation.recordOf(is.grant()));
        } else if (fact instanceof Fact.TokenIs is) {
            policy.setToken(AccessTranslation.recordOfToken(is.token()));
        } else if (fact instanceof Fact.TenantIs is) {
            policy.setTenant(AccessTranslation.recordOfTenant(is.tenant()));
        } else if (fact instanceof Fact.ModelIs is) {
            policy.setModel(ModelTranslation.recordOf(is.model()));
        } else {
            return gone(fact).map(key -> new PolicyChange(key.text(), Optional.empty()));
        }
        return TableKeys.of(policy).map(key -> new PolicyChange(key.text(), Optional.of(json(policy))));
    }

    private static Optional<PolicyKey> gone(Fact fact) {
        if (fact instanceof Fact.SubcloudGone gone) {
            return Optional.of(new PolicyKey(Table.SUBCLOUD, gone.subcloudId()));
        }
        if (fact instanceof Fact.GrantGone gone) {
            return Optional.of(new PolicyKey(Table.GRANT, gone.grant().key()));
        }
        if (fact instanceof Fact.TokenGone gone) {
            return Optional.of(new PolicyKey(Table.TOKEN, gone.token().key()));
        }
        if (fact instanceof Fact.TenantGone gone) {
            return Optional.of(new PolicyKey(Table.TENANT, gone.tenantId()));
        }
        return fact instanceof Fact.ModelGone gone
                ? Optional.of(new PolicyKey(Table.MODEL, gone.name()))
                : Optional.empty();
    }

    /** The memberships that a fact is about; empty for other facts. */
    public static Optional<MemberChange> members(Fact fact) {
        if (!(fact instanceof Fact.MembershipsAre are)) {
            return Optional.empty();
        }
        NodeMemberships judged = are.memberships().value();
        List<Membership> active = judged.memberships().stream()
                .filter(membership -> membership.state() == Membership.State.ACTIVE)
                .toList();
        return Optional.of(new MemberChange(
                judged.nodeId(),
                active.stream().map(Membership::subcloudId).toList(),
                active.stream()
                        .filter(Membership::isolates)
                        .map(Membership::subcloudId)
                        .toList()));
    }

    private static String json(PlacementPolicy policy) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(policy.getSchema(), text);
            new SpecificDatumWriter<>(PlacementPolicy.class).write(policy, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
