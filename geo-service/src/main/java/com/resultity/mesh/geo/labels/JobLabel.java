package com.resultity.mesh.geo.labels;

import com.resultity.mesh.geo.addresses.CountryLookup;
import com.resultity.mesh.geo.zones.StableHash;
import com.resultity.mesh.geo.zones.TimedZones;
import com.resultity.mesh.geo.zones.Zone;
import com.resultity.mesh.geo.zones.Zones;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a job belongs.
 *
 * @param zone name of its zone
 * @param source what that was taken from
 * @param preference how it treats its zone; NONE where the zone is off
 * @param zoneTable effectiveFrom of the table that this was decided under
 * @param ladder the cells in the order in which it looks; the first is its home cell
 */
public record JobLabel(
        String zone, LabelSource source, ZonePreference preference, long zoneTable, List<RankedCell> ladder) {

    public JobLabel {
        ladder = List.copyOf(ladder);
    }

    /**
     * What a request says about where it belongs.
     *
     * @param id id of the job
     * @param session the session that it belongs to
     * @param declaredZone name of a zone of the table in force, where the gateway declares one
     * @param clientAddress address of the client, where it is known
     * @param preference how the job treats its zone
     * @param fallbackZones names of zones of the table in force in the order in which it falls back to them; empty: as the
     *     table has it
     */
    public record Claim(
            JobId id,
            Optional<Session> session,
            Optional<String> declaredZone,
            Optional<InetAddress> clientAddress,
            ZonePreference preference,
            List<String> fallbackZones) {

        public Claim {
            fallbackZones = List.copyOf(fallbackZones);
        }

        /** A cell knows the sessions of its own jobs alone, so all jobs of one session have one home among its zone's cells. */
        private long hash() {
            return session.map(Session::hash).orElseGet(() -> StableHash.of(id.text()));
        }
    }

    /**
     * A session of a tenant.
     *
     * @param tenantId the tenant; two of them never share a session
     * @param name its name among those of the tenant
     */
    public record Session(String tenantId, String name) {

        /** The length before it says where the tenant ends: another tenant and name never make the same text. */
        private long hash() {
            return StableHash.of(tenantId.length() + ":" + tenantId + name);
        }
    }

    /**
     * Labels a job: its declared zone, else the zone of its client's country, else the default zone.
     *
     * @param claim what the request says
     * @param table the table in force at the moment inside the job's id
     * @param countries where addresses are looked up
     * @throws java.util.NoSuchElementException if the declared zone or one to fall back to is not in the table
     */
    public static JobLabel of(Claim claim, TimedZones table, CountryLookup countries) {
        Zones zones = table.zones();
        if (claim.declaredZone().isPresent()) {
            Zone declared = zones.named(claim.declaredZone().get()).orElseThrow();
            return of(claim, table, declared, LabelSource.DECLARED);
        }
        Optional<String> country = claim.clientAddress().flatMap(countries::countryOf);
        if (country.isPresent()) {
            return of(claim, table, zones.of(country.get()), LabelSource.CLIENT_ADDRESS);
        }
        return of(claim, table, zones.defaultZone(), LabelSource.DEFAULT);
    }

    private static JobLabel of(Claim claim, TimedZones table, Zone home, LabelSource source) {
        ZonePreference preference = home.enabled() ? claim.preference() : ZonePreference.NONE;
        return new JobLabel(
                home.name(),
                source,
                preference,
                table.effectiveFrom(),
                Ladder.of(table.zones(), home, preference, claim.fallbackZones(), claim.hash()));
    }

    /** Name of the home cell. */
    public String homeCell() {
        return ladder.get(0).cell();
    }
}
