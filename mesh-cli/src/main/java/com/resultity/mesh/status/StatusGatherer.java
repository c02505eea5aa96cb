package com.resultity.mesh.status;

import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.embedded.ResidentMemory;
import com.resultity.mesh.launch.MeshInstance;
import com.resultity.mesh.launch.MeshProcess;
import com.resultity.mesh.launch.Readiness;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.readback.TopicReader;
import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.SubjectKind;
import com.resultity.mesh.status.ProcessStatus.Condition;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RegistryValueSerdes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Asks the processes of a mesh how they fare, and reads from its topics what they have written. */
public final class StatusGatherer {
    private final RunningMesh mesh;
    private final Readiness readiness = new Readiness();

    /** Asks {@code mesh}. */
    public StatusGatherer(RunningMesh mesh) {
        this.mesh = mesh;
    }

    /**
     * Returns how the mesh fares now. What a process that is down would have told is left out.
     *
     * @throws com.resultity.mesh.launch.MeshException if the broker runs but does not answer
     */
    public MeshStatus gather() {
        List<ProcessStatus> processes = processes();
        boolean readable = isReady(processes, MeshProcess.BROKER) && isReady(processes, MeshProcess.SCHEMA_REGISTRY);
        if (!readable) {
            return new MeshStatus(processes, List.of(), List.of(), List.of(), List.of());
        }
        RegistryValueSerdes serdes = new RegistryValueSerdes(mesh.schemaRegistryUrl());
        try (TopicReader log = new TopicReader(mesh.bootstrapServers(), serdes)) {
            return withTopics(processes, log);
        }
    }

    private static boolean isReady(List<ProcessStatus> processes, MeshProcess process) {
        return processes.stream().anyMatch(status -> status.instance().process() == process && status.isReady());
    }

    private static MeshStatus withTopics(List<ProcessStatus> processes, TopicReader log) {
        Set<String> present = log.topics();
        List<String> missing = TopicCatalogue.all().stream()
                .map(Topic::name)
                .filter(name -> !present.contains(name))
                .toList();
        return new MeshStatus(
                processes,
                missing,
                latest(log, TopicCatalogue.CELL_SUMMARIES, missing),
                latest(log, TopicCatalogue.SERVICE_LEVELS, missing).stream()
                        .filter(level -> level.getKind() == SubjectKind.SUBCLOUD)
                        .toList(),
                latest(log, TopicCatalogue.SLA_ALERTS, missing).stream()
                        .filter(alert -> alert.getState() == AlertState.FIRING)
                        .toList());
    }

    private static <V extends SpecificRecord> List<V> latest(TopicReader log, Topic<V> topic, List<String> missing) {
        return missing.contains(topic.name())
                ? List.of()
                : List.copyOf(log.latest(topic).values());
    }

    private List<ProcessStatus> processes() {
        Map<MeshInstance, Long> running = mesh.processIds();
        return mesh.ports().instances().stream()
                .map(instance -> status(instance, running.get(instance)))
                .toList();
    }

    private ProcessStatus status(MeshInstance instance, Long pid) {
        String address = instance.addressIn(mesh.ports());
        if (pid == null) {
            return new ProcessStatus(instance, address, OptionalLong.empty(), OptionalLong.empty(), Condition.DOWN);
        }
        Condition condition = answers(instance, address) ? Condition.READY : Condition.NOT_READY;
        return new ProcessStatus(instance, address, OptionalLong.of(pid), ResidentMemory.ofProcess(pid), condition);
    }

    private boolean answers(MeshInstance instance, String address) {
        // These two are not asked for more than a connection: reading the topics will tell.
        if (instance.process() == MeshProcess.BROKER || instance.process() == MeshProcess.SCHEMA_REGISTRY) {
            return LocalPort.isListening(mesh.ports().of(instance));
        }
        try {
            return readiness.of(address);
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
