package com.resultity.mesh.geo.jobs;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.batch.BatchHandler;
import com.resultity.mesh.geo.batch.Outbox;
import com.resultity.mesh.geo.tables.KnownZones;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordIntake;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts each request to its home cell, or aside. */
public final class JobHandler implements BatchHandler {

    private final RecordIntake<JobRequest> intake;
    private final JobLocator locator;
    private final Clock clock;

    /**
     * @param intake what requests must pass
     * @param zones where the zones are known
     * @param countries where client addresses are looked up
     */
    public JobHandler(RecordIntake<JobRequest> intake, KnownZones zones, CountryLookup countries, Clock clock) {
        this.intake = intake;
        this.locator = new JobLocator(zones, countries);
        this.clock = clock;
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> records, Outbox outbox) {
        long now = clock.millis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Intake<JobRequest> taken = intake.take(RawRecord.of(record), now);
            if (taken instanceof Intake.Rejected<JobRequest> rejected) {
                outbox.put(rejected);
            } else if (taken instanceof Intake.Accepted<JobRequest> accepted) {
                LocatedJob located = locator.locate(accepted.value(), accepted.raw());
                String homeCell = located.getLadder().get(0).getCell();
                outbox.put(TopicCatalogue.LOCATED_JOBS, homeCell, located);
            }
        }
    }
}
