package com.resultity.mesh.benchmark.peers;

import com.netflix.loadbalancer.AbstractServerPredicate;
import com.netflix.loadbalancer.AvailabilityPredicate;
import com.netflix.loadbalancer.CompositePredicate;
import com.netflix.loadbalancer.LoadBalancerStats;
import com.netflix.loadbalancer.PredicateKey;
import com.netflix.loadbalancer.Server;
import com.netflix.loadbalancer.ZoneAvoidancePredicate;
import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.DrawnNode;
import java.util.List;

/** Netflix Ribbon: avoidance of bad zones, availability, and a predicate that asks all that a job asks. */
final class RibbonPeer implements Peer {

    private static final int PORT = 443;

    private final List<Server> servers;
    private final AbstractServerPredicate predicate;

    RibbonPeer(BenchmarkWorld world) {
        this.servers = world.nodes().stream().<Server>map(NodeServer::new).toList();
        LoadBalancerStats stats = new LoadBalancerStats("nodes");
        stats.updateServerList(servers);
        servers.forEach(stats::addServer);
        this.predicate = CompositePredicate.withPredicates(
                        new ZoneAvoidancePredicate(stats, null),
                        new AvailabilityPredicate(stats, null),
                        new JobPredicate())
                .build();
    }

    private static final class NodeServer extends Server {
        private final DrawnNode node;

        NodeServer(DrawnNode node) {
            super(node.id(), PORT);
            this.node = node;
            setZone(node.zone());
            setAlive(true);
            setReadyToServe(true);
        }
    }

    private static final class JobPredicate extends AbstractServerPredicate {

        @Override
        public boolean apply(PredicateKey key) {
            DrawnJob job = (DrawnJob) key.getLoadBalancerKey();
            return ((NodeServer) key.getServer()).node.meets(job.demand());
        }
    }

    @Override
    public String choose(DrawnJob job) {
        return predicate.chooseRoundRobinAfterFiltering(servers, job).get().getHost();
    }

    @Override
    public void close() {
        // It runs nothing that does not end by itself.
    }
}
