package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.world.BenchmarkWorld;
import com.resultity.mesh.benchmark.world.DrawnJob;
import com.resultity.mesh.benchmark.world.DrawnNode;
import java.util.List;
import org.apache.dubbo.common.URL;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.utils.Holder;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcInvocation;
import org.apache.dubbo.rpc.RpcStatus;
import org.apache.dubbo.rpc.cluster.loadbalance.LeastActiveLoadBalance;
import org.apache.dubbo.rpc.cluster.router.state.BitList;
import org.apache.dubbo.rpc.cluster.router.tag.TagStateRouter;
import org.apache.dubbo.rpc.model.ServiceModel;

/** Apache Dubbo: the invokers with the job's tag, and of these the one with the fewest calls. A tag is one word: the zone. */
final class DubboPeer implements Peer {

    private static final String SERVICE = "nodes";
    private static final String METHOD = "serve";
    private static final int PORT = 443;

    private final URL consumer = URL.valueOf("consumer://127.0.0.1/nodes?application=benchmark");
    private final BitList<Invoker<Runnable>> invokers;
    private final TagStateRouter<Runnable> router = new TagStateRouter<>(consumer);
    private final LeastActiveLoadBalance balance = new LeastActiveLoadBalance();

    DubboPeer(BenchmarkWorld world) {
        List<Invoker<Runnable>> all =
                world.nodes().stream().<Invoker<Runnable>>map(NodeInvoker::new).toList();
        all.forEach(invoker -> RpcStatus.getStatus(invoker.getUrl(), METHOD));
        this.invokers = new BitList<>(all);
    }

    private record NodeInvoker(String id, URL url) implements Invoker<Runnable> {

        NodeInvoker(DrawnNode node) {
            this(
                    node.id(),
                    new URL("dubbo", node.id(), PORT, SERVICE).addParameter(CommonConstants.TAG_KEY, node.zone()));
        }

        @Override
        public Class<Runnable> getInterface() {
            return Runnable.class;
        }

        @Override
        public Result invoke(Invocation invocation) {
            throw new UnsupportedOperationException("nodes are picked and never called");
        }

        @Override
        public URL getUrl() {
            return url;
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void destroy() {
            // It holds nothing.
        }
    }

    @Override
    public String choose(DrawnJob job) {
        RpcInvocation invocation =
                new RpcInvocation((ServiceModel) null, METHOD, SERVICE, SERVICE, new Class<?>[0], new Object[0]);
        invocation.setAttachment(CommonConstants.TAG_KEY, job.zone());
        BitList<Invoker<Runnable>> tagged = router.route(invokers.clone(), consumer, invocation, false, new Holder<>());
        return ((NodeInvoker) balance.select(tagged, consumer, invocation)).id();
    }

    @Override
    public void close() {
        router.stop();
    }
}
