package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.loadbalancer.config.LoadBalancerZoneConfig;
import org.springframework.cloud.loadbalancer.core.RoundRobinLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ZonePreferenceServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/** Spring Cloud LoadBalancer with its zone preference. A balancer knows one zone, so there is one for each. */
final class SpringPeer implements Peer {

    private static final String SERVICE = "nodes";
    private static final int PORT = 443;

    private final Map<String, RoundRobinLoadBalancer> byZone;

    SpringPeer(BenchmarkWorld world) {
        List<ServiceInstance> instances = world.nodes().stream()
                .<ServiceInstance>map(node -> new DefaultServiceInstance(
                        node.id(), SERVICE, node.id(), PORT, true, Map.of("zone", node.zone())))
                .toList();
        this.byZone = BenchmarkWorld.ZONES.stream()
                .collect(Collectors.toMap(Function.identity(), zone -> balancer(zone, new AllInstances(instances))));
    }

    private static RoundRobinLoadBalancer balancer(String zone, ServiceInstanceListSupplier instances) {
        ServiceInstanceListSupplier preferring =
                new ZonePreferenceServiceInstanceListSupplier(instances, new LoadBalancerZoneConfig(zone));
        return new RoundRobinLoadBalancer(new OneSupplier(preferring), SERVICE);
    }

    private record AllInstances(List<ServiceInstance> instances) implements ServiceInstanceListSupplier {

        @Override
        public String getServiceId() {
            return SERVICE;
        }

        @Override
        public Flux<List<ServiceInstance>> get() {
            return Flux.just(instances);
        }
    }

    private record OneSupplier(ServiceInstanceListSupplier supplier)
            implements ObjectProvider<ServiceInstanceListSupplier> {

        @Override
        public ServiceInstanceListSupplier getObject() {
            return supplier;
        }
    }

    @Override
    public String choose(DrawnJob job) {
        return byZone.get(job.zone())
                .choose(new DefaultRequest<>(job))
                .block()
                .getServer()
                .getInstanceId();
    }

    @Override
    public void close() {
        // It runs nothing.
    }
}
