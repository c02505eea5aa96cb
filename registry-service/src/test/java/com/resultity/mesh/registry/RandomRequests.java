package com.resultity.mesh.registry;

import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.membership.MembershipMove;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What somebody may ask of a small world, at random: much of it cannot be done as things are. */
final class RandomRequests {

    private static final List<String> OPERATORS = List.of("op-a", "op-b", "op-c");

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A request.
     *
     * @param method HTTP method
     * @param path where to
     * @param contentType of the body
     * @param body empty where there is none
     */
    record Asked(String method, String path, String contentType, String body) {

        private static Asked manifest(String yaml) {
            return new Asked("POST", "/v1/manifests", "application/yaml", yaml);
        }

        private static Asked json(String path, String body) {
            return new Asked("POST", path, "application/json", body);
        }

        private static Asked delete(String path) {
            return new Asked("DELETE", path, "application/json", "");
        }
    }

    /**
     * The next one.
     *
     * @param tag what it is recognised by on the log, where it can carry that
     */
    Asked next(String tag) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> Asked.manifest(subcloud(tag));
            case 2, 3 -> Asked.manifest(node(tag));
            case 4 -> Asked.delete(random.nextInt(3) == 0 ? "/v1/subclouds/" + pool() : "/v1/nodes/" + node());
            case 5 -> Asked.json("/v1/subclouds/" + pool() + "/" + subcloudMove(), reason(tag));
            case 6 -> Asked.json(member() + "/votes", "{\"operator\": \"" + operator() + "\"}");
            default -> Asked.json(member() + "/" + membershipMove(), reason(tag));
        };
    }

    private String subcloud(String tag) {
        String rest =
                switch (random.nextInt(3)) {
                    case 0 -> "participation: open, autoJoin: " + random.nextBoolean();
                    case 1 ->
                        "participation: semi-open, members: {approvedOperators: [" + operator()
                                + "]}, community: {votesToJoin: " + random.nextInt(3) + "}";
                    default -> "participation: private, members: {invitedNodes: [" + node() + "]}";
                };
        return """
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: %s, displayName: %s, owner: org/example}
                spec: {%s, isolate: %s, draft: %s, criteria: {minimumTrustLevel: %d}, access: {policy: public}}
                """.formatted(pool(), tag, rest, random.nextBoolean(), random.nextInt(6) == 0, random.nextInt(3));
    }

    private String node(String tag) {
        return TestingManifests.node(
                node(),
                operator(),
                tag,
                List.of("trustLevel: " + random.nextInt(4), "autoJoin: " + random.nextBoolean()),
                random.nextBoolean() ? "[" + pool() + "]" : "[]");
    }

    private static String reason(String tag) {
        return "{\"reason\": \"" + tag + "\"}";
    }

    private String subcloudMove() {
        SubcloudMove move = SubcloudMove.values()[random.nextInt(SubcloudMove.values().length)];
        SubcloudMove likely = move == SubcloudMove.RETIRE && random.nextInt(4) != 0 ? SubcloudMove.RESUME : move;
        return likely.name().toLowerCase(Locale.ROOT);
    }

    private String membershipMove() {
        return MembershipMove.values()[random.nextInt(MembershipMove.values().length)]
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private String member() {
        return "/v1/subclouds/" + pool() + "/members/" + node();
    }

    private String pool() {
        return "pool-" + random.nextInt(4);
    }

    private String node() {
        return "node-" + random.nextInt(6);
    }

    private String operator() {
        return OPERATORS.get(random.nextInt(OPERATORS.size()));
    }
}
