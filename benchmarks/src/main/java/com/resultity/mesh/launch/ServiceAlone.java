package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service as {@code mesh up} runs it, but beside a broker of somebody else's and with a heap of one's own choice. It stands
 * in the launcher's package to run with the launcher's own options.
 */
public final class ServiceAlone {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> addresses;

    /**
     * @param folder where services keep files and logs
     * @param bootstrapServers the broker, as {@code host:port}
     * @param schemaRegistryUrl the schema registry, as {@code http://host:port}
     */
    public ServiceAlone(Path folder, String bootstrapServers, String schemaRegistryUrl) {
        this.folder = folder;
        this.addresses = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "MESH_SCHEMA_REGISTRY_URL",
                schemaRegistryUrl,
                "MICRONAUT_SERVER_HOST",
                LocalPort.HOST);
    }

    /** Starts geo-service and waits until it is ready. */
    public ChildProcess geo(int heapMebibytes) {
        return start(Service.GEO, "geo-service", heapMebibytes, Map.of());
    }

    /** Starts an instance of router-service and waits until it is ready. */
    public ChildProcess router(String instance, int heapMebibytes) {
        return start(Service.ROUTER, instance, heapMebibytes, Map.of("MESH_ROUTER_INSTANCE", instance));
    }

    /** Starts an instance of router-service for a fleet whose nodes are heard every 10 s, and waits until it is ready. */
    public ChildProcess routerOfSlowHeartbeats(String instance, int heapMebibytes) {
        return start(
                Service.ROUTER,
                instance,
                heapMebibytes,
                Map.of("MESH_ROUTER_INSTANCE", instance, "MESH_ROUTER_SILENCE_LIMIT", "60s"));
    }

    private ChildProcess start(Service service, String name, int heapMebibytes, Map<String, String> settings) {
        int port = LocalPort.settle(0, name);
        Path jar = Distribution.running().jarOf(service.process().title());
        Map<String, String> environment = new TreeMap<>(addresses);
        environment.putAll(settings);
        environment.put("MICRONAUT_SERVER_PORT", String.valueOf(port));
        // No registry runs beside it that would know them.
        environment.put("MESH_ROUTER_KNOWN_TENANTS_ONLY", "false");
        environment.put("MESH_ROUTER_KNOWN_MODELS_ONLY", "false");
        ChildProcess child = ChildProcess.start(
                name,
                new JavaCommand(
                        JavaInstallation.running(),
                        service.virtualMachine(heapMebibytes, temporaryOf(name)),
                        jar.toString(),
                        service.mainClass(),
                        List.of()),
                environment,
                folder.resolve(name + ".log"));
        Readiness readiness = new Readiness();
        child.awaitReady(PATIENCE, () -> readiness.of("http://" + LocalPort.HOST + ":" + port));
        return child;
    }

    /** Starts another program as router-service would be run. */
    public ChildProcess likeRouter(String name, String mainClass, List<String> arguments) {
        return ChildProcess.start(
                name,
                new JavaCommand(
                        JavaInstallation.running(),
                        Service.ROUTER.virtualMachine(usualRouterHeap(), temporaryOf(name)),
                        JavaCommand.ownClassPath(),
                        mainClass,
                        arguments),
                Map.of(),
                folder.resolve(name + ".log"));
    }

    /** The most heap that the launcher gives router-service, in MiB. */
    public static int usualRouterHeap() {
        return Service.ROUTER.heapMebibytes();
    }

    /** The most heap that the launcher gives geo-service, in MiB. */
    public static int usualGeoHeap() {
        return Service.GEO.heapMebibytes();
    }

    private Path temporaryOf(String name) {
        Path temporary = folder.resolve(name);
        if (!temporary.toFile().mkdirs() && Files.notExists(temporary)) {
            throw new MeshException("The folder " + temporary + " could not be made.");
        }
        return temporary;
    }
}
