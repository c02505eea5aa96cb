package com.resultity.mesh.cli;

import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.MeshPorts;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that start a mesh of their own. */
public final class LaunchOptions {
    /** How ports are chosen that no option names. */
    enum PortChoice {
        /** The same ones every time. */
        FIXED,
        /** Any that are free. */
        AUTO
    }

    private static final int HIGHEST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private StateOption state;

    @Option(
            names = "--ports",
            paramLabel = "fixed|auto",
            defaultValue = "FIXED",
            description = "What ports are used that are not named: the fixed ones below, or any that are free"
                    + " (default: fixed).")
    private PortChoice choice;

    @Option(names = "--port-broker", paramLabel = "PORT", description = "Port of the broker (fixed: 9092).")
    private Integer broker;

    @Option(
            names = "--port-schema-registry",
            paramLabel = "PORT",
            description = "Port of the schema registry (fixed: 8081).")
    private Integer schemaRegistry;

    @Option(
            names = "--port-registry-service",
            paramLabel = "PORT",
            description = "Port of registry-service (fixed: 8090).")
    private Integer registryService;

    @Option(
            names = "--port-router-service",
            paramLabel = "PORT",
            description = "Port of the first router-service (fixed: 8091; the others: 8094 and on).")
    private Integer routerService;

    @Option(names = "--port-geo-service", paramLabel = "PORT", description = "Port of geo-service (fixed: 8092).")
    private Integer geoService;

    @Option(names = "--port-sla-monitor", paramLabel = "PORT", description = "Port of sla-monitor (fixed: 8093).")
    private Integer slaMonitor;

    @Option(
            names = "--routers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Instances of router-service, which stand by for each other (default: 1).")
    private int routers;

    @Option(
            names = "--address-database",
            paramLabel = "FILE",
            description = "Database in MMDB format that tells the countries of client addresses (default: what"
                    + " MESH_GEO_ADDRESS_DATABASE says, else MaxMind's test data, which knows few addresses).")
    private String database;

    @Option(
            names = "--zones-file",
            paramLabel = "FILE",
            description = "File of zones and their countries (default: what MESH_GEO_ZONES_FILE says, else the zones"
                    + " that come with geo-service).")
    private String zonesFile;

    /**
     * Returns how to run the mesh.
     *
     * @throws ParameterException if a port is none, or there is to be no router
     */
    public MeshOptions meshOptions() {
        MeshOptions options = new MeshOptions(state.folder(), ports(), Distribution.running());
        options = database == null ? options : options.withSetting("MESH_GEO_ADDRESS_DATABASE", database);
        return zonesFile == null ? options : options.withSetting("MESH_GEO_ZONES_FILE", zonesFile);
    }

    private MeshPorts ports() {
        if (routers < 1) {
            throw new ParameterException(command.commandLine(), "--routers must be 1 or more.");
        }
        MeshPorts unnamed = choice == PortChoice.AUTO ? MeshPorts.ANY_FREE : MeshPorts.DEFAULT;
        return new MeshPorts(
                        named(broker, unnamed.broker()),
                        named(schemaRegistry, unnamed.schemaRegistry()),
                        named(registryService, unnamed.registryService()),
                        List.of(named(routerService, unnamed.routerServices().get(0))),
                        named(geoService, unnamed.geoService()),
                        named(slaMonitor, unnamed.slaMonitor()))
                .withRouters(routers);
    }

    private int named(Integer named, int otherwise) {
        if (named == null) {
            return otherwise;
        }
        if (named < 0 || named > HIGHEST_PORT) {
            throw new ParameterException(
                    command.commandLine(), named + " is no port: name one from 1 to " + HIGHEST_PORT + ".");
        }
        return named;
    }
}
