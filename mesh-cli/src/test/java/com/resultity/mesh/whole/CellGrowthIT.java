package com.resultity.mesh.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.launch.Distribution;
import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.MeshPorts;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.replay.SettledAudit;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.simulate.FleetPlan;
import com.resultity.mesh.simulate.FleetTimeline;
import com.resultity.mesh.simulate.GatewayTerms;
import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.MeshAddresses;
import com.resultity.mesh.simulate.RunProgress;
import com.resultity.mesh.simulate.Simulation;
import com.resultity.mesh.simulate.TrackedJob;
import com.resultity.mesh.simulate.TrafficMix;
import com.resultity.mesh.simulate.WorldManifests;
import com.resultity.mesh.testkit.Await;
import com.resultity.mesh.testkit.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mesh whose zone of Europe is divided into ever more cells while jobs come and go. */
class CellGrowthIT {

    private static final long SEED = Long.getLong("growth.seed", 1);
    private static final int NODES = 30;
    private static final double JOBS_A_SECOND = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String ZONES = """
            defaultZone: OTHER
            zones:
              EU: {cells: %d, countries: [DE, FR, NL, ES, IT, PL, SE, FI, IE, AT, BE, PT, CZ, DK, GB], fallbacks: [ME, NA]}
              ME: {cells: 1, countries: [AE, IL, SA, TR], fallbacks: [EU]}
              NA: {cells: 1, countries: [US, CA, MX], fallbacks: [EU]}
              OTHER: {cells: 1, countries: [], fallbacks: [EU]}
              SA: {cells: 1, countries: [BR, AR, CL], fallbacks: [NA]}
              SEA: {cells: 1, countries: [ID, SG, MY, TH, VN], fallbacks: [ME]}
            """;

    @TempDir
    private Path folder;

    /** The cells of the zone that grows, as the gateway sees them. */
    private static final class Seen implements GatewayWitness {

        private final Set<String> homes = new TreeSet<>();
        private final Set<String> serving = new TreeSet<>();

        @Override
        public synchronized void decided(TrackedJob job) {
            if (job.decision().getHomeCell().startsWith("EU-")) {
                homes.add(job.decision().getHomeCell());
            }
            if (job.decision().getKind() == DecisionKind.ASSIGNED
                    && job.decision().getCell().startsWith("EU-")) {
                serving.add(job.decision().getCell());
            }
        }

        synchronized boolean areSpread(int homesAtLeast, int servingAtLeast) {
            return homes.size() >= homesAtLeast && serving.size() >= servingAtLeast;
        }

        @Override
        public synchronized String toString() {
            return "home cells " + homes + ", serving " + serving;
        }
    }

    @Test
    void shouldKeepEveryPromiseWhileAZoneGrowsFromOneCellToSixtyFour() throws Exception {
        divideInto(1);
        MeshOptions options = new MeshOptions(folder.resolve("mesh"), MeshPorts.ANY_FREE, Distribution.running())
                .withSetting("MESH_GEO_ZONES_FILE", zonesFile().toString());
        Seen seen = new Seen();
        GatewayTerms terms = GatewayTerms.of(SEED);
        try (RunningMesh mesh = MeshLauncher.start(options, line -> {});
                Simulation simulation = new Simulation(
                        MeshAddresses.of(mesh), FleetPlan.draw(SEED, NODES), FleetTimeline.UNEVENTFUL, terms, seen)) {
            simulation.bringUp(WorldManifests.registered(), PATIENCE);
            simulation.playSteadily(number -> TrafficMix.job(SEED, number, 400, 60), JOBS_A_SECOND);
            Await.until("jobs in one cell", PATIENCE, () -> seen.areSpread(1, 1));
            divideInto(4);
            Await.until("jobs in four cells", PATIENCE, () -> seen.areSpread(4, 3));
            divideInto(64);
            Await.until("jobs in ever more cells", PATIENCE, () -> seen.areSpread(30, 6));
            System.out.println(seen);

            simulation.stopPlaying();
            Await.until("the last job", PATIENCE, () -> progress(simulation).open() == 0);
            AuditReport audit =
                    SettledAudit.of(mesh, simulation.serdes(), System.nanoTime() + PATIENCE.toNanos(), () -> {});
            Promise.assertKept(audit.clean(), () -> AuditTable.of(audit));
            assertEquals(0, audit.open());
            assertEquals(simulation.figures().all().jobs(), audit.accepted());
        }
    }

    private static RunProgress progress(Simulation simulation) {
        try {
            return simulation.progress();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path zonesFile() {
        return folder.resolve("zones.yml");
    }

    /** As an editor saves it: whole, at once. */
    private void divideInto(int cells) throws IOException {
        Path next = Files.writeString(folder.resolve("zones.next"), ZONES.formatted(cells));
        Files.move(next, zonesFile(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
