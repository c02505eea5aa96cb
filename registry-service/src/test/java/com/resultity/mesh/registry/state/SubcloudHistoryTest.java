package com.resultity.mesh.registry.state;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Revision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubcloudHistoryTest {

    private static final long FIRST = 1_000;

    private final SubcloudHistory history = new SubcloudHistory();

    @Test
    void shouldKeepTheLastVersionsOfEachSubcloudAndNoMore() {
        for (int i = 0; i < 3 * SubcloudHistory.MOST_VERSIONS; i++) {
            history.apply(revision("pool", FIRST + i));
        }
        history.apply(revision("other", FIRST));

        assertEquals(SubcloudHistory.MOST_VERSIONS, history.of("pool").size());
        assertEquals(
                FIRST + 3 * SubcloudHistory.MOST_VERSIONS - 1,
                history.of("pool").lastKey());
        assertEquals(1, history.of("other").size());
        assertTrue(history.of("unknown").isEmpty());
    }

    @Test
    void shouldKnowThatItHasSeenAVersionThatItKeepsNoMore() {
        for (int i = 0; i <= SubcloudHistory.MOST_VERSIONS; i++) {
            history.apply(revision("pool", FIRST + i));
        }
        long last = FIRST + SubcloudHistory.MOST_VERSIONS;

        assertTrue(history.holds(new FactVersion(Kind.SUBCLOUD, "pool", FIRST, false)));
        assertTrue(history.holds(new FactVersion(Kind.SUBCLOUD, "pool", last, false)));
        assertFalse(history.holds(new FactVersion(Kind.SUBCLOUD, "pool", last + 1, false)));
        // A removal is a version of its own.
        assertFalse(history.holds(new FactVersion(Kind.SUBCLOUD, "pool", last, true)));
        assertFalse(history.holds(new FactVersion(Kind.SUBCLOUD, "unknown", FIRST, false)));
    }

    private static Fact revision(String subcloudId, long version) {
        return new Fact.RevisionIs(new Revision(
                subcloudId,
                version,
                Optional.of(aSubcloud(subcloudId).active()),
                List.of(),
                Authorship.UNKNOWN,
                version));
    }
}
