package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;

import java.util.ArrayList;
import java.util.List;

/** What people try with the life of Subclouds that are not theirs, or as the role that they have does not allow. */
final class LifeAttempts {

    private static final String OPEN = "/v1/subclouds/acme-open/";
    private static final String VAULT = "/v1/subclouds/acme-vault/";
    private static final String OTHER_VERSION = "999999999999";

    private LifeAttempts() {}

    /**
     * @param version the version of the open Subcloud before its present one, which no other Subcloud has
     */
    static List<Attempt> all(long version) {
        List<Attempt> all = new ArrayList<>();
        for (String move : List.of("submit", "withdraw", "suspend", "resume", "retire")) {
            all.add(Attempt.of(move + " a stranger's Subcloud", move("mallory", OPEN + move), 403));
            all.add(Attempt.of(move + " a private Subcloud", move("mallory", VAULT + move), 404));
        }
        all.addAll(moves());
        all.addAll(versions(version));
        all.addAll(groups());
        return all;
    }

    private static List<Attempt> moves() {
        return List.of(
                Attempt.of("suspend a Subcloud as a viewer", move("bob", OPEN + "suspend"), 403),
                Attempt.of("retire a Subcloud as a maintainer", move("dave", OPEN + "retire"), 403),
                Attempt.of(
                        "suspend a Subcloud that its owner's operator only serves", move("eve", OPEN + "suspend"), 403),
                Attempt.of("a move that there is not", move("alice", OPEN + "activate"), 404, 405),
                Attempt.of(
                        "a reason that is no text",
                        by("alice", "POST", OPEN + "suspend").json("{\"reason\": {\"because\": []}}"),
                        400),
                Attempt.of(
                                "suspend on a version of before",
                                move("alice", OPEN + "suspend").header("If-Match: \"1\""),
                                412)
                        .judgedByTheRegistrar(),
                Attempt.of(
                                "suspend on a version to come",
                                move("alice", OPEN + "suspend").header("If-Match: \"" + OTHER_VERSION + "\""),
                                412)
                        .judgedByTheRegistrar(),
                Attempt.of(
                        "suspend on a version that is none",
                        move("alice", OPEN + "suspend").header("If-Match: W/\"1\""),
                        400),
                Attempt.of(
                        "find out a private Subcloud's version by asking on it",
                        move("mallory", VAULT + "suspend").header("If-Match: \"1\""),
                        404),
                Attempt.of(
                        "find out a version by asking on it",
                        move("mallory", OPEN + "suspend").header("If-Match: \"1\""),
                        403),
                Attempt.of(
                                "change on a version of before",
                                by("alice", "POST", "/v1/manifests")
                                        .header("If-Match: \"1\"")
                                        .yaml(TestingWorld.manifest(
                                                "Subcloud",
                                                "id: acme-open, owner: org/acme",
                                                "participation: open, access: {policy: public}")),
                                412)
                        .judgedByTheRegistrar());
    }

    private static List<Attempt> versions(long version) {
        return List.of(
                Attempt.of("read a stranger's history", by("mallory", "GET", OPEN + "versions"), 403),
                Attempt.of("read a private history", by("mallory", "GET", VAULT + "versions"), 404),
                Attempt.of("read a stranger's version", by("mallory", "GET", OPEN + "versions/" + version), 403),
                Attempt.of("read a private version", by("mallory", "GET", VAULT + "versions/1"), 404),
                Attempt.of("restore a stranger's version", move("mallory", restore(OPEN, version)), 403),
                Attempt.of("restore a private version", move("mallory", restore(VAULT, 1)), 404),
                Attempt.of("restore a version as a viewer", move("bob", restore(OPEN, version)), 403),
                Attempt.of("restore a version that there is not", move("alice", restore(OPEN, 0)), 404),
                Attempt.of("restore a version below nothing", move("alice", restore(OPEN, -1)), 404),
                Attempt.of(
                        "restore a version larger than any number",
                        move("alice", OPEN + "versions/99999999999999999999/restore"),
                        400),
                Attempt.of(
                        "restore another Subcloud's version as one's own",
                        move("mallory", restore("/v1/subclouds/rival-pool/", version + 1)),
                        404));
    }

    private static List<Attempt> groups() {
        return List.of(
                Attempt.of("read a stranger's organisation", by("mallory", "GET", "/v1/organisations/acme"), 404),
                Attempt.of("remove a stranger's organisation", by("mallory", "DELETE", "/v1/organisations/acme"), 404),
                Attempt.of("remove a stranger's team", by("mallory", "DELETE", "/v1/teams/acme-lab"), 404),
                Attempt.of("remove an organisation as a viewer", by("bob", "DELETE", "/v1/organisations/acme"), 403),
                Attempt.of(
                        "take over a team as a viewer of its organisation",
                        apply(
                                "bob",
                                TestingWorld.manifest(
                                        "Team",
                                        "id: acme-lab",
                                        "organisation: acme, members: [{user: bob, role: owner}]")),
                        403),
                Attempt.of(
                        "move a team to another organisation",
                        apply(
                                "carol",
                                TestingWorld.manifest(
                                        "Team",
                                        "id: acme-lab",
                                        "organisation: rival, members: [{user: carol, role: owner}]")),
                        403,
                        422));
    }

    private static String restore(String subcloud, long version) {
        return subcloud + "versions/" + version + "/restore";
    }

    private static RawRequest move(String user, String target) {
        return by(user, "POST", target).json("{}");
    }

    private static RawRequest apply(String user, String manifests) {
        return by(user, "POST", "/v1/manifests").yaml(manifests);
    }
}
