package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;
import static com.resultity.mesh.registry.hostile.TestingWorld.manifest;
import static com.resultity.mesh.registry.hostile.TestingWorld.node;

import java.util.List;

/** What people try to see before it is shown, after they were put out, or under a name that is another's. */
final class SightAttempts {

    private static final String SKETCH = "/v1/subclouds/acme-sketch";
    private static final String CIRCLE = "/v1/subclouds/acme-circle";
    private static final String OPEN = "participation: open, access: {policy: public}";
    private static final String JOINED_UNASKED = "participation: open, autoJoin: true, access: {policy: public}";

    private SightAttempts() {}

    static List<Attempt> onDrafts() {
        return List.of(
                Attempt.of("read a draft", get("mallory", SKETCH), 404),
                Attempt.of("list a draft's members", get("mallory", SKETCH + "/memberships"), 404),
                Attempt.of("read a draft's history", get("mallory", SKETCH + "/versions"), 404),
                Attempt.of(
                        "submit another's draft",
                        by("mallory", "POST", SKETCH + "/submit").json("{}"),
                        404),
                Attempt.of(
                        "submit it on a version",
                        by("mallory", "POST", SKETCH + "/submit")
                                .header("If-Match: \"1\"")
                                .json("{}"),
                        404),
                Attempt.of(
                        "declare another's draft on a version",
                        apply("mallory", subcloud("acme-sketch", "org/rival", OPEN))
                                .header("If-Match: \"1\""),
                        403),
                Attempt.of("remove another's draft", by("mallory", "DELETE", SKETCH), 404),
                Attempt.of(
                        "ask a draft to be let in",
                        by("mallory", "POST", SKETCH + "/members/op-rival-1/request")
                                .json("{}"),
                        404),
                Attempt.of(
                        "ask a draft by manifest",
                        apply("mallory", node("op-rival-1", "op-rival", "subclouds: [acme-sketch]")),
                        422),
                Attempt.of(
                        "have a draft's name told as the one that was meant",
                        apply("mallory", node("op-rival-1", "op-rival", "subclouds: [acme-sketc]")),
                        422),
                Attempt.of("read a draft's model", get("mallory", "/v1/models/acme-sketched-model"), 404));
    }

    static List<Attempt> onModels() {
        return List.of(
                Attempt.of("read an open Subcloud's private model", get("mallory", "/v1/models/acme-inner-model"), 404),
                Attempt.of("read it as nobody's member", get("eve", "/v1/models/acme-inner-model"), 404),
                Attempt.of("remove it", by("mallory", "DELETE", "/v1/models/acme-inner-model"), 404),
                Attempt.of("list it", get("mallory", "/v1/models?limit=1000"), 200));
    }

    static List<Attempt> afterAnExpulsion() {
        return List.of(
                Attempt.of("read what one was put out of", get("mallory", CIRCLE), 404),
                Attempt.of("list it among all", get("mallory", "/v1/subclouds?limit=1000"), 200),
                Attempt.of("list it at one's own node", get("mallory", "/v1/nodes/op-rival-5/memberships"), 200),
                Attempt.of("read how one stands with it", get("mallory", CIRCLE + "/members/op-rival-5"), 404),
                Attempt.of(
                        "accept its invitation again",
                        by("mallory", "POST", CIRCLE + "/members/op-rival-5/accept")
                                .json("{}"),
                        404),
                Attempt.of(
                        "list it at another node of one's own",
                        get("mallory", "/v1/nodes/op-rival-1/memberships"),
                        200),
                Attempt.of(
                        "accept the list's invitation with another node",
                        by("mallory", "POST", CIRCLE + "/members/op-rival-1/accept")
                                .json("{}"),
                        404),
                Attempt.of(
                        "ask for it with another node",
                        apply("mallory", node("op-rival-1", "op-rival", "subclouds: [acme-circle]")),
                        422));
    }

    static List<Attempt> throughDrafts() {
        return List.of(
                Attempt.of(
                                "draft a Subcloud that nodes would join by themselves",
                                draft("mallory", subcloud("rival-net", "org/rival", JOINED_UNASKED)),
                                200)
                        .hiding("op-acme-5"),
                Attempt.of(
                                "draft it as nobody's member",
                                draft("eve", subcloud("user-eve", "user/eve", JOINED_UNASKED)),
                                200)
                        .hiding("op-acme-5"),
                Attempt.of(
                                "draft that one's own is joined by itself",
                                draft("mallory", subcloud("rival-pool", "org/rival", JOINED_UNASKED)),
                                200)
                        .hiding("op-acme-5"));
    }

    static List<Attempt> onNames() {
        return List.of(
                Attempt.of(
                        "make a Subcloud under a longer user's name",
                        apply("eve", subcloud("user-eve--2db-pool", "user/eve", OPEN)),
                        403),
                Attempt.of(
                        "make a Subcloud under a shorter user's name",
                        apply("eve-b", subcloud("user-eve-b-pool", "user/eve-b", OPEN)),
                        403),
                Attempt.of(
                        "make a Subcloud under the name before the @",
                        apply("eve@example.com", subcloud("user-eve-pool", "user/eve@example.com", OPEN)),
                        403),
                Attempt.of(
                        "own as another than one's token says",
                        apply("eve", subcloud("user-eve--40example--2ecom", "user/eve@example.com", OPEN)),
                        403),
                Attempt.of(
                        "take an id that another gave up",
                        apply("alice", subcloud("acme-given", "org/acme", OPEN)),
                        403),
                Attempt.of(
                        "draft an id that another gave up",
                        draft("alice", subcloud("acme-given", "org/acme", OPEN)),
                        403),
                Attempt.of("read what another gave up", get("alice", "/v1/subclouds/acme-given/versions"), 404));
    }

    private static String subcloud(String id, String owner, String spec) {
        return manifest("Subcloud", "id: " + id + ", owner: \"" + owner + "\"", spec);
    }

    private static RawRequest get(String user, String target) {
        return by(user, "GET", target);
    }

    private static RawRequest apply(String user, String manifests) {
        return by(user, "POST", "/v1/manifests").yaml(manifests);
    }

    private static RawRequest draft(String user, String manifests) {
        return by(user, "POST", "/v1/drafts").yaml(manifests);
    }
}
