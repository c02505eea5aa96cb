package com.resultity.mesh.registry.hostile;

import java.util.List;

/**
 * What there is to be attacked: an organisation with a private Subcloud, and a rival that must not know of it.
 *
 * <p>alice owns acme, dave maintains it, bob sees it; mallory owns rival; eve is nobody's. Of two votes that rival's node needs
 * to be let into acme's guild, acme has given one. Rival's other node was in acme's circle, which
 * invites rival, and was put out. acme-given is
 * removed: it was rival's, under a name that acme could give.
 */
final class TestingWorld {

    /** What nobody outside of acme may learn the names of. */
    static final List<String> HIDDEN = List.of(
            "acme-vault",
            "acme-ledger",
            "acme-lab",
            "acme-secret-model",
            "acme-sketch",
            "acme-sketched-model",
            "acme-inner-model",
            "acme-circle");

    static final String MANIFESTS =
            """
            apiVersion: mesh.resultity.com/v1
            kind: Organisation
            metadata: {id: acme}
            spec:
              members: [{user: alice, role: owner}, {user: dave, role: maintainer}, {user: bob, role: viewer}]
              operators: [op-acme]
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Team
            metadata: {id: acme-lab}
            spec: {organisation: acme, members: [{user: carol, role: owner}]}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Organisation
            metadata: {id: rival}
            spec: {members: [{user: mallory, role: owner}], operators: [op-rival]}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-vault, owner: org/acme}
            spec:
              participation: private
              members: {invitedOperators: [op-acme]}
              access: {policy: token}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-open, owner: org/acme}
            spec: {participation: open, access: {policy: whitelist, tenants: [acme-ledger]}}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: rival-pool, owner: org/rival}
            spec: {participation: open, access: {policy: public}}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-guild, owner: org/acme}
            spec:
              participation: semi-open
              community: {votesToJoin: 2}
              members: {approvedOperators: [op-acme]}
              access: {policy: public}
            ---
            """ + node("op-acme-1", "op-acme", "subclouds: [acme-vault, rival-pool, acme-guild]")
                    + node("op-acme-3", "op-acme", "subclouds: []")
                    + node("op-acme-4", "op-acme", "subclouds: [acme-guild]")
                    + node("op-acme-5", "op-acme", "autoJoin: true").replace("class: T4", "class: L4-secret")
                    + node("op-rival-1", "op-rival", "subclouds: [rival-pool, acme-guild]")
                    + node("op-rival-5", "op-rival", "subclouds: []") + """
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-sketch, owner: org/acme}
            spec: {participation: open, draft: true, access: {policy: public}}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-circle, owner: org/acme}
            spec: {participation: private, members: {invitedNodes: [op-rival-5], invitedOperators: [op-rival]}, access: {policy: public}}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: acme-given, owner: org/rival}
            spec: {participation: open, access: {policy: public}}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Model
            metadata: {name: acme-sketched-model}
            spec: {modalities: [text], openWeights: false, privateTo: acme-sketch}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Model
            metadata: {name: acme-inner-model}
            spec: {modalities: [text], openWeights: false, privateTo: acme-open}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Tenant
            metadata: {id: acme-ledger}
            spec: {organisation: acme, teams: [acme-lab]}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Tenant
            metadata: {id: rival-app}
            spec: {organisation: rival}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Model
            metadata: {name: acme-secret-model}
            spec: {modalities: [text], openWeights: false, privateTo: acme-vault}
            ---
            apiVersion: mesh.resultity.com/v1
            kind: Model
            metadata: {name: everybodys-model}
            spec: {modalities: [text], openWeights: true}
            """;

    private TestingWorld() {}

    /** A node's manifest, with more fields of its own. */
    static String node(String id, String operator, String more) {
        return """
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: %s}
                spec:
                  operator: %s
                  endpoint: https://node.example.net
                  country: DE
                  gpu: {class: T4, memory: 16GiB}
                  maximumSlots: 1
                  %s
                ---
                """.formatted(id, operator, more);
    }

    /** The manifest of something with one line of metadata and one of what it is. */
    static String manifest(String kind, String metadata, String spec) {
        return """
                apiVersion: mesh.resultity.com/v1
                kind: %s
                metadata: {%s}
                spec: {%s}
                """.formatted(kind, metadata, spec);
    }
}
