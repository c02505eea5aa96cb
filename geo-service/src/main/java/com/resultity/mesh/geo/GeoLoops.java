package com.resultity.mesh.geo;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.BatchLoop;
import com.resultity.mesh.geo.batch.BatchLoop.Order;
import com.resultity.mesh.geo.batch.KafkaClients;
import com.resultity.mesh.geo.batch.RestartingThread;
import com.resultity.mesh.geo.jobs.JobHandler;
import com.resultity.mesh.geo.jobs.JobRequestCheck;
import com.resultity.mesh.geo.jobs.JobTimeLimits;
import com.resultity.mesh.geo.nodes.NodeHandler;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.geo.tables.ZoneFileWatch;
import com.resultity.mesh.geo.tables.ZoneTableFollower;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.RecordIntake;
import java.time.Clock;
import java.util.List;

/** The three loops of the service: tables of zones, jobs, nodes. */
final class GeoLoops implements AutoCloseable {

    /** Names progress on the broker: never change one. */
    private static final String APPLICATION = Consumer.GEO_SERVICE.applicationId();

    private static final String NODE_GROUP = APPLICATION + ".nodes";
    private static final String ZONE_TABLE_GROUP = APPLICATION + ".zone-tables";

    private final KnownZones zones;
    private final BatchLoop jobs;
    private final BatchLoop nodes;
    private final List<RestartingThread> readers;
    private final RestartingThread tables;

    /**
     * @param settings settings of the service
     * @param clients where consumers and producers come from
     * @param countries where addresses are looked up
     */
    GeoLoops(GeoSettings settings, KafkaClients clients, CountryLookup countries, Clock clock) {
        this.zones = new KnownZones(settings.tableLead());
        this.jobs = new BatchLoop(
                APPLICATION,
                TopicCatalogue.JOB_REQUESTS,
                clients,
                Order.BY_TIME,
                () -> jobHandler(settings, clients, countries, clock));
        this.nodes = new BatchLoop(
                NODE_GROUP,
                TopicCatalogue.NODES,
                clients,
                Order.AS_POLLED,
                () -> new NodeHandler(
                        new NodeHandler.Reader(APPLICATION, NODE_GROUP), clients, zones, countries, clock));
        NamedFile zonesFile = new NamedFile(settings.zonesFile());
        ZoneTableFollower follower = new ZoneTableFollower(
                new ZoneTableFollower.Groups(APPLICATION, ZONE_TABLE_GROUP),
                clients,
                zones,
                new ZoneFileWatch(zonesFile.name(), zonesFile::read),
                settings.tableLead(),
                clock);
        this.readers = List.of(
                new RestartingThread("jobs", afterFirstTable(jobs)),
                new RestartingThread("nodes", afterFirstTable(nodes)));
        this.tables = new RestartingThread("zone-tables", follower);
    }

    private JobHandler jobHandler(GeoSettings settings, KafkaClients clients, CountryLookup countries, Clock clock) {
        JobTimeLimits limits = new JobTimeLimits(settings.oldestJob(), settings.furthestAhead());
        return new JobHandler(
                new RecordIntake<>(
                        APPLICATION, TopicCatalogue.JOB_REQUESTS, clients.serdes(), new JobRequestCheck(limits, zones)),
                zones,
                countries,
                clock);
    }

    /** A member of a group that cannot work yet would only keep others from it. */
    private RestartingThread.Work afterFirstTable(BatchLoop loop) {
        return goesOn -> {
            if (zones.awaitFirst(goesOn)) {
                loop.run(goesOn);
            }
        };
    }

    /** Begins to read. */
    void start() {
        readers.forEach(RestartingThread::start);
        tables.start();
    }

    /** Whether a table of zones is known, and jobs and nodes are read. */
    boolean ready() {
        return zones.history().size() > 0 && jobs.reading() && nodes.reading();
    }

    /** Finishes the batches, commits and ends. */
    @Override
    public void close() {
        readers.forEach(RestartingThread::stop);
        readers.forEach(RestartingThread::close);
        // Last, because the readers may be waiting for a table.
        tables.close();
    }
}
