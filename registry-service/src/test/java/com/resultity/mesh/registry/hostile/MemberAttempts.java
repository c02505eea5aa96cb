package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;

import java.util.List;

/** What people try to get nodes in, out and voted for that are not theirs to move. */
final class MemberAttempts {

    private static final String GUILD = "/v1/subclouds/acme-guild/members/";
    private static final String VAULT = "/v1/subclouds/acme-vault/members/";
    private static final String RIVAL = "/v1/subclouds/rival-pool/members/";

    private MemberAttempts() {}

    static List<Attempt> moves() {
        return List.of(
                Attempt.of("approve oneself", move("mallory", GUILD + "op-rival-1/approve"), 403),
                Attempt.of("reinstate oneself", move("mallory", GUILD + "op-rival-1/reinstate"), 403),
                Attempt.of("decline one's own request as if asked", move("mallory", GUILD + "op-rival-1/decline"), 403),
                Attempt.of("expel another's member", move("mallory", GUILD + "op-acme-4/expel"), 403),
                Attempt.of("invite oneself to a private pool", move("mallory", VAULT + "op-rival-1/invite"), 404),
                Attempt.of("ask a private pool to be let in", move("mallory", VAULT + "op-rival-1/request"), 404),
                Attempt.of("accept another's invitation", move("mallory", VAULT + "op-acme-1/accept"), 404),
                Attempt.of(
                        "take another's node out of one's own pool", move("mallory", RIVAL + "op-acme-1/leave"), 403),
                Attempt.of(
                        "accept in the name of a node that one may see",
                        move("mallory", RIVAL + "op-acme-1/accept"),
                        403),
                Attempt.of("move a node as nobody", move("eve", GUILD + "op-acme-4/leave"), 404)
                        .hiding("op-acme-4"),
                Attempt.of("ask in the name of a node as nobody", move("eve", GUILD + "op-acme-3/request"), 404)
                        .hiding("op-acme-3"),
                Attempt.of(
                                "find out by approving which nodes there are",
                                move("mallory", RIVAL + "op-acme-3/approve"),
                                404)
                        .hiding("op-acme-3"),
                Attempt.of(
                                "find out by expelling which nodes there are",
                                move("mallory", RIVAL + "op-acme-3/expel"),
                                404)
                        .hiding("op-acme-3"),
                Attempt.of(
                                "find out by declining which nodes there are",
                                move("mallory", RIVAL + "op-acme-3/decline"),
                                404)
                        .hiding("op-acme-3"),
                Attempt.of("read where a node stands as nobody", by("eve", "GET", GUILD + "op-acme-4"), 404)
                        .hiding("op-acme-4"),
                Attempt.of(
                        "read where a node stands with a private pool", by("mallory", "GET", VAULT + "op-acme-1"), 404),
                Attempt.of(
                                "list a stranger's members",
                                by("mallory", "GET", "/v1/subclouds/acme-guild/memberships"),
                                403)
                        .hiding("op-acme-4"),
                Attempt.of("approve as a viewer", move("bob", GUILD + "op-rival-1/approve"), 403),
                Attempt.of("invite as a viewer", move("bob", GUILD + "op-rival-1/invite"), 403),
                Attempt.of("leave as a viewer of the operator", move("bob", GUILD + "op-acme-4/leave"), 403),
                Attempt.of("a move that there is not", move("alice", GUILD + "op-rival-1/promote"), 404),
                Attempt.of("a move in other letters", move("alice", GUILD + "op-rival-1/APPROVE"), 404),
                Attempt.of("accept where nobody invited", move("mallory", GUILD + "op-rival-1/accept"), 409)
                        .judgedByTheRegistrar());
    }

    static List<Attempt> votes() {
        return List.of(
                Attempt.of("vote for one's own node", vote("mallory", "op-rival-1", "op-rival"), 403),
                Attempt.of("vote for it in another operator's name", vote("mallory", "op-rival-1", "op-acme"), 404),
                Attempt.of(
                        "vote in the name of an operator that is none", vote("mallory", "op-rival-1", "op-acmq"), 404),
                Attempt.of("vote as nobody", vote("eve", "op-rival-1", "op-acme"), 404),
                Attempt.of("vote as a viewer", vote("bob", "op-rival-1", "op-acme"), 403),
                Attempt.of("vote twice", vote("alice", "op-rival-1", "op-acme"), 409)
                        .judgedByTheRegistrar(),
                Attempt.of("vote twice through somebody else", vote("dave", "op-rival-1", "op-acme"), 409)
                        .judgedByTheRegistrar(),
                Attempt.of("vote for a member", vote("alice", "op-acme-4", "op-acme"), 409)
                        .judgedByTheRegistrar(),
                Attempt.of("vote for a node that does not ask", vote("alice", "op-acme-3", "op-acme"), 404),
                Attempt.of(
                                "vote where votes let nobody in",
                                by("mallory", "POST", RIVAL + "op-rival-1/votes")
                                        .json("{\"operator\": \"op-rival\"}"),
                                409)
                        .judgedByTheRegistrar(),
                Attempt.of(
                        "vote in a private pool",
                        by("mallory", "POST", VAULT + "op-acme-1/votes").json("{\"operator\": \"op-rival\"}"),
                        404),
                Attempt.of(
                        "vote in nobody's name",
                        by("alice", "POST", GUILD + "op-rival-1/votes").json("{\"operator\": null}"),
                        400),
                Attempt.of(
                        "vote for several at once",
                        by("alice", "POST", GUILD + "op-rival-1/votes")
                                .json("{\"operator\": [\"op-acme\", \"op-rival\"]}"),
                        400));
    }

    private static RawRequest move(String user, String target) {
        return by(user, "POST", target).json("{}");
    }

    private static RawRequest vote(String user, String node, String operator) {
        return by(user, "POST", GUILD + node + "/votes").json("{\"operator\": \"" + operator + "\"}");
    }
}
