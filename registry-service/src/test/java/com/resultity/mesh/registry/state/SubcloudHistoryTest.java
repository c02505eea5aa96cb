package com.resultity.mesh.registry.state;

import static com.resultity.mesh.registry.definition.TestingSubcloud.aSubcloud;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    @Test
    void shouldHoldWhatIsTheSameInSeveralVersionsOnce() {
        history.apply(revision("pool", FIRST, grants("pool", 0, 3), 1));
        history.apply(revision("pool", FIRST + 1, grants("pool", 0, 3), 2));
        history.apply(revision("pool", FIRST + 2, grants("pool", 1, 4), 2));

        Revision first = history.of("pool").get(FIRST);
        Revision second = history.of("pool").get(FIRST + 1);
        Revision third = history.of("pool").get(FIRST + 2);
        assertSame(first.grants(), second.grants());
        assertSame(definition(first).invitedNodes(), definition(second).invitedNodes());
        assertSame(definition(first).criteria(), definition(second).criteria());
        assertSame(definition(second), definition(third));
        assertSame(second.grants().get(1), third.grants().get(0));
        // What differs is told of each as it was.
        assertEquals(1, definition(first).rewardMultiplierThousandths());
        assertEquals(2, definition(second).rewardMultiplierThousandths());
        assertEquals(grants("pool", 1, 4), third.grants());
    }

    @Test
    void shouldKeepAllVersionsOfALongListThatChangesALittle() {
        for (int i = 0; i < SubcloudHistory.MOST_VERSIONS; i++) {
            history.apply(revision("pool", FIRST + i, grants("pool", i, i + 5_000), 1));
        }

        assertEquals(SubcloudHistory.MOST_VERSIONS, history.of("pool").size());
        long asIfNothingWereShared = 100L * 5_000 * 150;
        assertTrue(history.weight() < asIfNothingWereShared / 20, history.weight() + " bytes");
    }

    @Test
    void shouldKeepFewerVersionsOfWhatTakesMostWhereAllTakeTooMuch() {
        for (int i = 0; i < 10; i++) {
            history.apply(revision("small", FIRST + i));
        }
        for (int i = 0; i < SubcloudHistory.MOST_VERSIONS; i++) {
            history.apply(revision("pool", FIRST + i, grants("pool", 5_000 * i, 5_000 * (i + 1)), 1));
        }

        assertTrue(history.weight() <= SubcloudHistory.MOST_BYTES, history.weight() + " bytes");
        assertTrue(history.weight() > SubcloudHistory.MOST_BYTES / 2, history.weight() + " bytes");
        assertEquals(10, history.of("small").size());
        assertEquals(
                FIRST + SubcloudHistory.MOST_VERSIONS - 1, history.of("pool").lastKey());
    }

    @Test
    void shouldLoseNoHistoryToWhatIsLargeOnlyNow() {
        history.apply(revision("pool", FIRST));
        history.apply(revision("pool", FIRST + 1));
        for (int i = 0; i < 40; i++) {
            history.apply(revision("large-" + i, FIRST, grants("large-" + i, 0, 5_000), 1));
        }

        assertEquals(2, history.of("pool").size());
    }

    @Test
    void shouldKeepWhatCanBeRestoredOfEachRemovedSubcloud() {
        for (int i = 0; i < 40; i++) {
            String id = "large-" + i;
            history.apply(revision(id, FIRST, grants(id, 0, 5_000), 1));
            history.apply(removal(id, FIRST + 1));
        }

        for (int i = 0; i < 40; i++) {
            assertEquals(2, history.of("large-" + i).size(), "large-" + i);
        }
    }

    private static Fact removal(String subcloudId, long version) {
        return new Fact.RevisionIs(
                new Revision(subcloudId, version, Optional.empty(), List.of(), Authorship.UNKNOWN, version));
    }

    private static SubcloudDefinition definition(Revision revision) {
        return revision.subcloud().orElseThrow().definition();
    }

    private static List<Grant> grants(String subcloudId, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Grant.of(GrantId.ofTenant(subcloudId, "tenant-" + i)))
                .toList();
    }

    private static Fact revision(String subcloudId, long version, List<Grant> grants, int reward) {
        return new Fact.RevisionIs(new Revision(
                subcloudId,
                version,
                Optional.of(aSubcloud(subcloudId)
                        .rewarding(reward)
                        .invitingNodes("node-1", "node-2")
                        .asking(criteria -> criteria.countries("DE", "FR"))
                        .active()),
                grants,
                Authorship.UNKNOWN,
                version));
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
