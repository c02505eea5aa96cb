package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.BrokerOptions;
import com.resultity.mesh.embedded.SchemaRegistryOptions;
import com.resultity.mesh.identity.LocalIssuer;
import java.util.List;
import java.util.Random;

/** Starts a mesh: broker and schema registry, then topics and schemas, then the services. */
public final class MeshLauncher {
    private static final short ONE_REPLICA = 1;

    private final MeshOptions options;
    private final Progress progress;

    private MeshLauncher(MeshOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Starts a mesh and returns when every process of it is ready. It ends with this process at the latest, however
     * that ends.
     *
     * @param progress told what happens, then and later on
     * @throws MeshException if the state directory belongs to another mesh, or the distribution is not whole
     * @throws com.resultity.mesh.embedded.StartFailedException if a port is in use, or a process does not become ready
     */
    public static RunningMesh start(MeshOptions options, Progress progress) {
        return new MeshLauncher(options, progress).start();
    }

    private RunningMesh start() {
        StateDirectory state = StateDirectory.take(options.stateDirectory());
        try {
            Leftovers.awaitEnd(state, progress);
            return start(state, new PortSettlement(new Random()).settle(options.ports()));
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private RunningMesh start(StateDirectory state, MeshPorts ports) {
        LaunchedMesh mesh = new LaunchedMesh(state, ports, progress);
        mesh.stopAtExit();
        // There before the services: registry-service believes nobody without it.
        LocalIssuer.make(state.folder());
        try {
            LaunchedMesh.together(List.of(() -> startBroker(mesh, state), () -> startSchemaRegistry(mesh, state)));
            mesh.start(services(state, ports));
            return mesh;
        } catch (RuntimeException e) {
            boolean stopped = mesh.isStopped();
            mesh.close();
            throw stopped ? new MeshException("The mesh was stopped while it was starting.", e) : e;
        }
    }

    private void startBroker(LaunchedMesh mesh, StateDirectory state) {
        mesh.start(new BrokerProgram(BrokerOptions.in(state.folderOf(MeshInstance.first(MeshProcess.BROKER)))
                .withPort(mesh.ports().broker())
                .withLogFile(state.logFile(MeshInstance.first(MeshProcess.BROKER)))));
        List<String> created = Provisioning.createTopics(mesh.bootstrapServers(), ONE_REPLICA);
        progress.report("topics are there, " + created.size() + " of them new");
    }

    private void startSchemaRegistry(LaunchedMesh mesh, StateDirectory state) {
        mesh.start(new SchemaRegistryProgram(SchemaRegistryOptions.in(
                        state.folderOf(MeshInstance.first(MeshProcess.SCHEMA_REGISTRY)),
                        options.distribution().schemaRegistry())
                .withPort(mesh.ports().schemaRegistry())
                .withLogFile(state.logFile(MeshInstance.first(MeshProcess.SCHEMA_REGISTRY)))));
        int schemas = Provisioning.registerSchemas(mesh.schemaRegistryUrl()).size();
        progress.report(schemas + " schemas are registered");
    }

    private List<Program> services(StateDirectory state, MeshPorts ports) {
        return ports.instances().stream()
                .flatMap(instance -> Service.of(instance.process())
                        .<Program>map(service -> new ServiceProgram(service, instance.number(), options, ports, state))
                        .stream())
                .toList();
    }
}
