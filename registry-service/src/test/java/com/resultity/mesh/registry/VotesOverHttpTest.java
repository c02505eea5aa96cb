package com.resultity.mesh.registry;

import static com.resultity.mesh.registry.TestingManifests.node;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.registry.TestingRegistry.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A community lets a node in by the votes of its member operators, each given by who acts for the operator. */
class VotesOverHttpTest {

    @RegisterExtension
    static final SharedRegistry SHARED = new SharedRegistry();

    private static final String COMMUNITY = """
            apiVersion: mesh.resultity.com/v1
            kind: Subcloud
            metadata: {id: community, owner: org/example}
            spec:
              participation: semi-open
              community: {votesToJoin: 2}
              members: {approvedOperators: [voter-a, voter-b, voter-c]}
              access: {policy: public}
            """;

    private final TestingRegistry registry = SHARED.registry();

    @BeforeAll
    static void found() {
        StringBuilder world = new StringBuilder(COMMUNITY);
        for (String voter : new String[] {"voter-a", "voter-b", "voter-c", "voter-d"}) {
            world.append("""
                    ---
                    apiVersion: mesh.resultity.com/v1
                    kind: Organisation
                    metadata: {id: %1$s}
                    spec: {members: [{user: of-%1$s, role: owner}], operators: [%1$s]}
                    """.formatted(voter));
        }
        world.append(node("voter-a-1", "voter-a", "[community]"))
                .append(node("voter-b-1", "voter-b", "[community]"))
                // May be a member, and is none.
                .append(node("voter-c-1", "voter-c", "[]"))
                .append(node("voter-d-1", "voter-d", "[community]"))
                .append(node("voter-d-2", "voter-d", "[community]"));
        Answer applied = SHARED.registry().apply(world.toString());
        assertEquals(200, applied.status(), () -> applied.body().toPrettyString());
    }

    @Test
    void shouldLetANodeInByTheVotesOfAsManyMembers() {
        assertEquals(Map.of("community", "REQUESTED"), registry.membershipsOf("voter-d-1"));

        Answer first = vote("voter-a", "voter-d-1");
        assertEquals("REQUESTED", first.body().path("state").asText(), first::toString);
        assertEquals("[\"voter-a\"]", first.body().path("votes").toString());
        assertEquals(409, vote("voter-a", "voter-d-1").status());
        assertEquals(403, vote("voter-c", "voter-d-1").status());
        assertEquals(403, vote("voter-d", "voter-d-1").status());
        assertEquals(Map.of("community", "REQUESTED"), registry.membershipsOf("voter-d-1"));

        Answer second = vote("voter-b", "voter-d-1");
        assertEquals("ACTIVE", second.body().path("state").asText(), second::toString);
        assertEquals("[\"voter-a\",\"voter-b\"]", second.body().path("votes").toString());
        assertEquals(Map.of("community", "ACTIVE"), registry.membershipsOf("voter-d-1"));
        assertEquals(409, vote("voter-b", "voter-d-1").status());
    }

    @Test
    void shouldCountVotesOnlyForTheRequestThatTheyWereGivenFor() {
        assertEquals(200, vote("voter-a", "voter-d-2").status());
        assertEquals("LEFT", move("voter-d", "leave").body().path("state").asText());
        assertEquals(
                "REQUESTED", move("voter-d", "request").body().path("state").asText());

        Answer voted = vote("voter-b", "voter-d-2");

        assertEquals("REQUESTED", voted.body().path("state").asText(), voted::toString);
        assertEquals("[\"voter-b\"]", voted.body().path("votes").toString());
    }

    private Answer vote(String operator, String node) {
        return registry.as("of-" + operator)
                .postJson("/v1/subclouds/community/members/" + node + "/votes", "{\"operator\": \"" + operator + "\"}");
    }

    private Answer move(String operator, String move) {
        return registry.as("of-" + operator).postJson("/v1/subclouds/community/members/voter-d-2/" + move, "{}");
    }
}
