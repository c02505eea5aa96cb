package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.ladder.CellLoad;
import com.resultity.mesh.router.decide.ladder.Peers;
import com.resultity.mesh.router.decide.nodes.PoolLoad;
import com.resultity.mesh.router.decide.nodes.PoolLoads;
import com.resultity.mesh.router.decide.policy.QuotaUse;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.PoolSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What cells say of themselves, between its record and its value. */
final class SummaryConversion {

    /** Thousands of pools, of every cell, in every task: all that hear the same record get one summary. */
    private static final RecentResults<CellSummary, Peers.Summary> RECENT = RecentResults.byIdentity(Object::equals);

    private SummaryConversion() {}

    static CellSummary record(String cell, CellLoad load, long now) {
        return new CellSummary(
                cell,
                load.nodes(),
                load.slots(),
                load.busySlots(),
                load.waiting(),
                load.models(),
                now,
                pools(load),
                load.complete(),
                quotas(load));
    }

    private static List<PoolSummary> pools(CellLoad load) {
        return load.pools().stream()
                .map(pool ->
                        new PoolSummary(pool.subcloudId().orElse(null), pool.model(), pool.nodes(), pool.freeSlots()))
                .toList();
    }

    private static List<com.resultity.mesh.schemas.QuotaUse> quotas(CellLoad load) {
        return load.quotas().entrySet().stream()
                .map(use -> new com.resultity.mesh.schemas.QuotaUse(
                        use.getKey(), use.getValue().jobs(), use.getValue().tokens()))
                .toList();
    }

    /** What a cell said of itself. */
    static Peers.Summary summary(CellSummary record) {
        return RECENT.of(record, SummaryConversion::heard);
    }

    private static Peers.Summary heard(CellSummary record) {
        PoolLoads pools = PoolLoads.of(record.getPools().stream()
                .map(pool -> new PoolLoad(
                        Optional.ofNullable(pool.getSubcloudId()),
                        pool.getModel(),
                        pool.getNodes(),
                        pool.getFreeSlots()))
                .toList());
        Map<String, QuotaUse> quotas = record.getQuotas().stream()
                .collect(Collectors.toMap(
                        com.resultity.mesh.schemas.QuotaUse::getSubject,
                        use -> new QuotaUse(use.getJobs(), use.getTokens()),
                        QuotaUse::plus));
        return new Peers.Summary(pools, record.getComplete(), quotas);
    }
}
