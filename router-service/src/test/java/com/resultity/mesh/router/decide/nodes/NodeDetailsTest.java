package com.resultity.mesh.router.decide.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeDetailsTest {

    private static final String ENDPOINT = "https://node.example.net:8443/v1";

    static Stream<NodeVersions> versions() {
        Stream<Long> edges = Stream.of(0L, 1L, 127L, 128L, 16_383L, 16_384L, 1_800_000_000_000L, Long.MAX_VALUE, -1L);
        return edges.flatMap(edge -> Stream.of(
                new NodeVersions(edge, 1, 2, 3),
                new NodeVersions(1, edge, 2, 3),
                new NodeVersions(1, 2, edge, 3),
                new NodeVersions(1, 2, 3, edge)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldTellWhatItWasMadeOf(NodeVersions versions) {
        for (String endpoint : new String[] {ENDPOINT, "", "https://k\u00f6ln.example.net/\u65e5\u672c"}) {
            NodeDetails details = NodeDetails.of(endpoint, versions);
            assertEquals(endpoint, details.endpoint());
            assertEquals(versions, details.versions());
            assertEquals(NodeDetails.of(endpoint, versions), details);
            assertEquals(NodeDetails.of(endpoint, versions).hashCode(), details.hashCode());
            assertNotEquals(NodeDetails.of(endpoint + "/", versions), details);
        }
        assertNotEquals(NodeDetails.of(ENDPOINT, new NodeVersions(9, 9, 9, 9)), NodeDetails.of(ENDPOINT, versions));
    }
}
