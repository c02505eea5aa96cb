package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.TestingWorld.manifest;
import static com.resultity.mesh.registry.hostile.TestingWorld.node;

import com.resultity.mesh.registry.TestingIssuer;
import java.util.List;

/** What people try who are known, with what is not theirs. */
final class RoleAttempts {

    private static final String POOL = "participation: open, access: {policy: public}";

    private RoleAttempts() {}

    static List<Attempt> onWhatIsHidden(String tokenId) {
        return List.of(
                Attempt.of("read a private Subcloud", get("mallory", "/v1/subclouds/acme-vault"), 404),
                Attempt.of("read it as nobody's member", get("eve", "/v1/subclouds/acme-vault"), 404),
                Attempt.of("list its members", get("mallory", "/v1/subclouds/acme-vault/memberships"), 404),
                Attempt.of("list its grants", get("mallory", "/v1/subclouds/acme-vault/grants"), 404),
                Attempt.of("list its tokens", get("mallory", "/v1/subclouds/acme-vault/tokens"), 404),
                Attempt.of(
                        "issue a token for it",
                        by("mallory", "POST", "/v1/subclouds/acme-vault/tokens").json("{}"),
                        404),
                Attempt.of(
                        "rotate a token of it",
                        by("mallory", "POST", "/v1/subclouds/acme-vault/tokens/" + tokenId + "/rotate")
                                .json("{}"),
                        404),
                Attempt.of(
                        "revoke a token of it",
                        by("mallory", "DELETE", "/v1/subclouds/acme-vault/tokens/" + tokenId),
                        404),
                Attempt.of(
                        "revoke a token of it through one's own Subcloud",
                        by("mallory", "DELETE", "/v1/subclouds/rival-pool/tokens/" + tokenId),
                        404),
                Attempt.of("remove it", by("mallory", "DELETE", "/v1/subclouds/acme-vault"), 404),
                Attempt.of(
                        "change it",
                        apply("mallory", manifest("Subcloud", "id: acme-vault, owner: org/rival", POOL)),
                        403),
                Attempt.of(
                        "draft a change of it",
                        by("mallory", "POST", "/v1/drafts")
                                .yaml(manifest("Subcloud", "id: acme-vault, owner: org/rival", POOL)),
                        403),
                Attempt.of("read a node as nobody", get("eve", "/v1/nodes/op-acme-1"), 404)
                        .hiding("op-acme-1"),
                Attempt.of("list what it belongs to", get("eve", "/v1/nodes/op-acme-1/memberships"), 404)
                        .hiding("op-acme-1"),
                Attempt.of("remove it as nobody", by("eve", "DELETE", "/v1/nodes/op-acme-1"), 404)
                        .hiding("op-acme-1"),
                Attempt.of("read a tenant", get("mallory", "/v1/tenants/acme-ledger"), 404),
                Attempt.of("remove a tenant", by("mallory", "DELETE", "/v1/tenants/acme-ledger"), 404),
                Attempt.of("read a team", get("mallory", "/v1/teams/acme-lab"), 404),
                Attempt.of("read a private model", get("mallory", "/v1/models/acme-secret-model"), 404),
                Attempt.of("remove a private model", by("mallory", "DELETE", "/v1/models/acme-secret-model"), 404),
                Attempt.of(
                        "join a private pool uninvited",
                        apply("mallory", node("op-rival-1", "op-rival", "subclouds: [acme-vault]")),
                        422),
                Attempt.of(
                        "bind a tenant to a private pool",
                        apply(
                                "mallory",
                                manifest(
                                        "Tenant",
                                        "id: rival-app",
                                        "organisation: rival, binding: {subcloud: acme-vault}")),
                        422),
                Attempt.of(
                        "make a model private to it",
                        apply(
                                "mallory",
                                manifest(
                                        "Model",
                                        "name: rival-model",
                                        "modalities: [text], openWeights: true, privateTo: acme-vault")),
                        422),
                Attempt.of(
                        "have its name told as the one that was meant",
                        apply("mallory", node("op-rival-1", "op-rival", "subclouds: [acme-vaul]")),
                        422));
    }

    static List<Attempt> onWhatIsSeen() {
        return List.of(
                Attempt.of(
                        "change another's Subcloud",
                        apply("mallory", manifest("Subcloud", "id: acme-open, owner: org/acme", POOL)),
                        403),
                Attempt.of(
                        "take over another's Subcloud",
                        apply("mallory", manifest("Subcloud", "id: acme-open, owner: org/rival", POOL)),
                        403),
                Attempt.of("remove another's Subcloud", by("mallory", "DELETE", "/v1/subclouds/acme-open"), 403),
                Attempt.of(
                        "list the grants of another's Subcloud", get("mallory", "/v1/subclouds/acme-open/grants"), 403),
                Attempt.of(
                        "issue a token for another's Subcloud",
                        by("mallory", "POST", "/v1/subclouds/acme-open/tokens").json("{}"),
                        403),
                Attempt.of("remove a Subcloud as a viewer", by("bob", "DELETE", "/v1/subclouds/acme-open"), 403),
                Attempt.of(
                        "change a Subcloud as a viewer",
                        apply("bob", manifest("Subcloud", "id: acme-vault, owner: org/acme", POOL)),
                        403),
                Attempt.of("remove a Subcloud as a maintainer", by("dave", "DELETE", "/v1/subclouds/acme-open"), 403),
                Attempt.of(
                        "give a Subcloud away as a maintainer",
                        apply("dave", manifest("Subcloud", "id: acme-open, owner: user/dave", POOL)),
                        403),
                Attempt.of(
                        "make a Subcloud in another's name",
                        apply("mallory", manifest("Subcloud", "id: rival-two, owner: org/acme", POOL)),
                        403),
                Attempt.of(
                        "make a Subcloud under another's name",
                        apply("mallory", manifest("Subcloud", "id: acme-two, owner: org/rival", POOL)),
                        403),
                Attempt.of(
                        "make a Subcloud as a user who looks like an organisation",
                        apply("acme", manifest("Subcloud", "id: acme-three, owner: user/acme", POOL)),
                        403),
                Attempt.of(
                        "raise one's own role",
                        apply(
                                "bob",
                                manifest(
                                        "Organisation",
                                        "id: acme",
                                        "members: [{user: bob, role: owner}], operators: [op-acme]")),
                        403),
                Attempt.of(
                        "raise one's own role as a maintainer",
                        apply(
                                "dave",
                                manifest(
                                        "Organisation",
                                        "id: acme",
                                        "members: [{user: dave, role: owner}], operators: [op-acme]")),
                        403),
                Attempt.of(
                        "make oneself a member elsewhere",
                        apply(
                                "mallory",
                                manifest(
                                        "Organisation",
                                        "id: acme",
                                        "members: [{user: mallory, role: owner}], operators: [op-acme]")),
                        403),
                Attempt.of(
                        "make an organisation",
                        apply(
                                "mallory",
                                manifest("Organisation", "id: third", "members: [{user: mallory, role: owner}]")),
                        403),
                Attempt.of(
                        "make a team in another's organisation",
                        apply(
                                "mallory",
                                manifest(
                                        "Team",
                                        "id: acme-spies",
                                        "organisation: acme, members: [{user: mallory, role: owner}]")),
                        403),
                Attempt.of(
                        "claim another's operator of nodes",
                        apply(
                                "mallory",
                                manifest(
                                        "Organisation",
                                        "id: rival",
                                        "members: [{user: mallory, role: owner}], operators: [op-rival, op-acme]")),
                        403),
                Attempt.of(
                        "claim it for a new team",
                        apply(
                                "mallory",
                                manifest(
                                        "Team",
                                        "id: rival-team",
                                        "organisation: rival, members: [{user: mallory, role: owner}], operators: [op-acme]")),
                        403),
                Attempt.of("remove one's own organisation", by("mallory", "DELETE", "/v1/organisations/rival"), 403),
                Attempt.of(
                        "raise the trust of one's own node",
                        apply("mallory", node("op-rival-1", "op-rival", "trustLevel: 3")),
                        403),
                Attempt.of(
                        "verify the hardware of one's own node",
                        apply("mallory", node("op-rival-1", "op-rival", "verifiedHardware: true")),
                        403),
                Attempt.of(
                        "enrol a trusted node", apply("mallory", node("op-rival-2", "op-rival", "trustLevel: 1")), 403),
                Attempt.of(
                        "enrol a node in another's name",
                        apply("mallory", node("op-acme-2", "op-acme", "autoJoin: true")),
                        403),
                Attempt.of(
                        "enrol a node under another's name",
                        apply("mallory", node("op-acme-2", "op-rival", "autoJoin: true")),
                        403),
                Attempt.of(
                        "hand one's node to another operator",
                        apply("mallory", node("op-rival-1", "op-acme", "autoJoin: true")),
                        403),
                Attempt.of(
                        "put one's tenant into another's team",
                        apply("mallory", manifest("Tenant", "id: rival-app", "organisation: rival, teams: [acme-lab]")),
                        403),
                Attempt.of(
                        "raise the quota of one's tenant",
                        apply(
                                "mallory",
                                manifest(
                                        "Tenant",
                                        "id: rival-app",
                                        "organisation: rival, quota: {concurrentJobs: 9000}")),
                        403),
                Attempt.of(
                        "bind one's tenant",
                        apply(
                                "mallory",
                                manifest(
                                        "Tenant",
                                        "id: rival-app",
                                        "organisation: rival, binding: {subcloud: acme-open}")),
                        403),
                Attempt.of(
                        "say what everybody's model is",
                        apply(
                                "mallory",
                                manifest(
                                        "Model",
                                        "name: everybodys-model",
                                        "modalities: [text, image], openWeights: true")),
                        403),
                Attempt.of("remove everybody's model", by("mallory", "DELETE", "/v1/models/everybodys-model"), 403),
                Attempt.of(
                        "hide what is forbidden behind what is not",
                        apply(
                                "mallory",
                                manifest("Subcloud", "id: rival-pool, owner: org/rival", POOL) + "---\n"
                                        + manifest("Subcloud", "id: acme-open, owner: org/acme", POOL)),
                        403),
                Attempt.of(
                        "be the operator in other letters",
                        apply(
                                "Operator",
                                manifest("Organisation", "id: third", "members: [{user: mallory, role: owner}]")),
                        403));
    }

    static List<Attempt> throughLists() {
        return List.of(
                Attempt.of("list all Subclouds", get("mallory", "/v1/subclouds?limit=1000"), 200),
                Attempt.of(
                        "list the Subclouds after the name before",
                        get("mallory", "/v1/subclouds?limit=1&after=acme-vaul"),
                        200),
                Attempt.of(
                        "page through Subclouds one by one",
                        get("mallory", "/v1/subclouds?limit=1&after=acme-open"),
                        200),
                Attempt.of("list all nodes as nobody's member", get("eve", "/v1/nodes?limit=1000"), 200)
                        .hiding("op-acme-1"),
                Attempt.of(
                                "read what else a node asks for that asks for one's own Subcloud",
                                get("mallory", "/v1/nodes/op-acme-1"),
                                200)
                        .hiding("acme-guild"),
                Attempt.of(
                                "list what else such a node belongs to",
                                get("mallory", "/v1/nodes/op-acme-1/memberships"),
                                200)
                        .hiding("acme-guild"),
                Attempt.of(
                        "read how such a node stands with another's open pool",
                        get("mallory", "/v1/subclouds/acme-guild/members/op-acme-1"),
                        404),
                Attempt.of(
                        "draft what would move such a node",
                        by("mallory", "POST", "/v1/drafts")
                                .yaml(
                                        manifest(
                                                "Subcloud",
                                                "id: rival-pool, owner: org/rival",
                                                "participation: open, criteria: {minimumTrustLevel: 3}, access: {policy: public}")),
                        200),
                Attempt.of("list all tenants", get("mallory", "/v1/tenants?limit=1000"), 200),
                Attempt.of("list all models", get("mallory", "/v1/models?limit=1000"), 200),
                Attempt.of("list all teams", get("mallory", "/v1/teams?limit=1000"), 200),
                Attempt.of("list all organisations", get("mallory", "/v1/organisations?limit=1000"), 200),
                Attempt.of("read whom an open Subcloud lets in", get("mallory", "/v1/subclouds/acme-open"), 200),
                Attempt.of("ask for more than a page", get("mallory", "/v1/subclouds?limit=1001"), 400),
                Attempt.of("ask for less than nothing", get("mallory", "/v1/subclouds?limit=-1"), 400),
                Attempt.of(
                        "ask after a very long name", get("mallory", "/v1/subclouds?after=" + "a".repeat(3_000)), 400));
    }

    static RawRequest by(String user, String method, String target) {
        return RawRequest.of(method, target).bearer(TestingIssuer.believed().token(user));
    }

    private static RawRequest get(String user, String target) {
        return by(user, "GET", target);
    }

    private static RawRequest apply(String user, String manifests) {
        return by(user, "POST", "/v1/manifests").yaml(manifests);
    }
}
