package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.ChildProcess;
import com.resultity.mesh.embedded.JavaCommand;
import com.resultity.mesh.embedded.JavaInstallation;
import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.identity.LocalIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of the four services. */
final class ServiceProgram implements Program {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a service gets unless the environment of this process, or an option, says otherwise. */
    private static final Map<String, String> DEFAULTS = Map.of(
            // Comes with geo-service, so that a mesh on one machine labels the addresses of a simulated fleet from the
            // start.
            "MESH_GEO_ADDRESS_DATABASE", "classpath:maxmind-test/GeoLite2-Country-Test.mmdb");

    /**
     * The same where there are several routers: what one waits for until it takes over from another. The broker here allows
     * less than brokers do as they come.
     */
    private static final Map<String, String> DEFAULTS_OF_SEVERAL_ROUTERS =
            Map.of("MESH_ROUTER_SESSION_TIMEOUT", "3s", "MESH_ROUTER_TRANSACTION_TIMEOUT", "3s");

    /** Where the keys of the issuer come from; the mesh is its own unless one of them names another. */
    private static final List<String> IDENTITY_SETTINGS =
            List.of("MESH_IDENTITY_PUBLIC_KEYS", "MESH_IDENTITY_JWKS_URL");

    private final Service service;
    private final MeshInstance instance;
    private final Path jar;
    private final Map<String, String> settings;
    private final MeshPorts ports;
    private final StateDirectory state;
    private final Readiness readiness = new Readiness();

    ServiceProgram(Service service, int number, MeshOptions options, MeshPorts ports, StateDirectory state) {
        this.service = service;
        this.instance = new MeshInstance(service.process(), number);
        this.jar = options.distribution().jarOf(service.process().title());
        this.settings = options.settings();
        this.ports = ports;
        this.state = state;
    }

    @Override
    public MeshInstance instance() {
        return instance;
    }

    @Override
    public ChildProcess start() {
        JavaCommand command = new JavaCommand(
                JavaInstallation.running(),
                service.virtualMachine(service.heapMebibytes(), state.makeFolderOf(instance)),
                jar.toString(),
                service.mainClass(),
                List.of());
        return ChildProcess.start(instance.title(), command, environment(), state.logFile(instance));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(settings);
        addDefaults(environment, DEFAULTS);
        if (ports.routerServices().size() > 1) {
            addDefaults(environment, DEFAULTS_OF_SEVERAL_ROUTERS);
        }
        boolean otherIssuer = IDENTITY_SETTINGS.stream()
                .anyMatch(name -> environment.containsKey(name) || System.getenv(name) != null);
        if (!otherIssuer) {
            environment.put(
                    "MESH_IDENTITY_PUBLIC_KEYS",
                    LocalIssuer.publicKeys(state.folder()).toString());
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", MeshProcess.BROKER.addressIn(ports));
        environment.put("MESH_SCHEMA_REGISTRY_URL", MeshProcess.SCHEMA_REGISTRY.addressIn(ports));
        environment.put("MESH_REGISTRY_URL", MeshProcess.REGISTRY_SERVICE.addressIn(ports));
        environment.put("MICRONAUT_SERVER_PORT", String.valueOf(ports.of(instance)));
        environment.put("MICRONAUT_SERVER_HOST", LocalPort.HOST);
        return environment;
    }

    private static void addDefaults(Map<String, String> environment, Map<String, String> defaults) {
        defaults.forEach((name, value) -> {
            if (System.getenv(name) == null) {
                environment.putIfAbsent(name, value);
            }
        });
    }

    @Override
    public void awaitReady(ChildProcess child) {
        child.awaitReady(PATIENCE, () -> readiness.of(instance.addressIn(ports)));
    }
}
