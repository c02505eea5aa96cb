package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import java.util.Optional;

/** Finds what tells a fact from others about the same thing. */
final class FactVersions {

    private FactVersions() {}

    /**
     * What tells it apart; empty for facts without versions.
     *
     * @param view the view before the fact, which knows the versions of what is gone after it
     */
    static Optional<FactVersion> of(Fact fact, RegistryView view) {
        if (fact instanceof Fact.SubcloudIs is) {
            return is(Kind.SUBCLOUD, is.subcloud().value().id(), is.subcloud());
        }
        if (fact instanceof Fact.SubcloudGone gone) {
            return gone(Kind.SUBCLOUD, gone.subcloudId(), view);
        }
        if (fact instanceof Fact.NodeIs is) {
            return is(Kind.NODE, is.node().value().id(), is.node());
        }
        if (fact instanceof Fact.NodeGone gone) {
            return gone(Kind.NODE, gone.nodeId(), view);
        }
        if (fact instanceof Fact.MembershipsAre are) {
            return is(Kind.MEMBERSHIPS, are.memberships().value().nodeId(), are.memberships());
        }
        if (fact instanceof Fact.MembershipsGone gone) {
            return gone(Kind.MEMBERSHIPS, gone.nodeId(), view);
        }
        return ofAccess(fact, view);
    }

    private static Optional<FactVersion> ofAccess(Fact fact, RegistryView view) {
        if (fact instanceof Fact.GrantIs is) {
            return is(Kind.ACCESS_GRANT, is.grant().value().id().key(), is.grant());
        }
        if (fact instanceof Fact.GrantGone gone) {
            return gone(Kind.ACCESS_GRANT, gone.grant().key(), view);
        }
        if (fact instanceof Fact.TokenIs is) {
            return is(Kind.ACCESS_TOKEN, is.token().value().id().key(), is.token());
        }
        if (fact instanceof Fact.TokenGone gone) {
            return gone(Kind.ACCESS_TOKEN, gone.token().key(), view);
        }
        if (fact instanceof Fact.TenantIs is) {
            return is(Kind.TENANT, is.tenant().value().id(), is.tenant());
        }
        if (fact instanceof Fact.TenantGone gone) {
            return gone(Kind.TENANT, gone.tenantId(), view);
        }
        if (fact instanceof Fact.GroupIs is) {
            Group group = is.group().value();
            return is(Kind.of(group.party()), group.key(), is.group());
        }
        if (fact instanceof Fact.GroupGone gone) {
            return Party.ofOwner(gone.key()).flatMap(party -> gone(Kind.of(party), gone.key(), view));
        }
        if (fact instanceof Fact.ModelIs is) {
            return is(Kind.MODEL, is.model().value().name(), is.model());
        }
        return fact instanceof Fact.ModelGone gone ? gone(Kind.MODEL, gone.name(), view) : Optional.empty();
    }

    private static Optional<FactVersion> is(Kind kind, String key, Versioned<?> value) {
        return Optional.of(new FactVersion(kind, key, value.version(), false));
    }

    private static Optional<FactVersion> gone(Kind kind, String key, RegistryView view) {
        return Optional.of(new FactVersion(kind, key, view.latest(kind, key), true));
    }
}
